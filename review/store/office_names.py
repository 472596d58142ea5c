"""Names and sizes of the office's own data in a backup, checked before anything is unpacked."""

from __future__ import annotations

import re

OFFICE = "office"
"""Folder of the archive for what the office keeps beside the desk."""
PARTS = ("office.yaml", "registers", "laws", "templates", "candidates")
"""本机关评查口径, 登记库, 地方法规, 文书模板, 候选模型和口径: what the program keeps there."""
MAX_FILES = 20_000
MAX_BYTES = 1024**3
"""All files together; a register of a hundred thousand lines takes some ten megabytes."""


def is_office_name(name: str) -> bool:
    """Whether a member of this name lies, once unpacked, in one of the parts and nowhere else."""
    folder, *steps = name.split("/")
    if folder != OFFICE or not steps or steps[0] not in PARTS:
        return False
    alone = steps[0] == PARTS[0]
    return (len(steps) == 1 if alone else len(steps) > 1) and all(map(_is_plain, steps))


def _is_plain(step: str) -> bool:
    """Whether every system takes it as the name of one file."""
    return (
        0 < len(step) <= 200
        and not step.startswith(".")
        and step == step.rstrip(". ")
        and step.isprintable()
        and not re.search(r'[\\:*?"<>|]', step)
    )
