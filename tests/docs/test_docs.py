"""What the program says is explained: commands in the READMEs, codes in docs/errors.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from review.cli import app

ROOT = Path(__file__).resolve().parents[2]
STAGE = r'"(?:intake|reading|sorting|facts|checks)"'
"""First word of a problem; its code follows, where it is not handed on from an error."""
RAISED = re.compile(
    r"(?:StoreError|InputError|PageError|RegisterError|LocalLawError|UsageError|SettingsError|OfficeError|VerdictError|StandardsError|Problem)\(\s*"
    rf'(?:{STAGE},\s*)?(?!{STAGE})"([a-z_.]+)"'
)


def codes_in_source() -> set[str]:
    return {
        code
        for path in (ROOT / "review").rglob("*.py")
        for code in RAISED.findall(path.read_text(encoding="utf-8"))
    }


def test_every_error_code_is_explained():
    explained = set(re.findall(r"`([a-z_.]+)`", (ROOT / "docs/errors.md").read_text("utf-8")))
    assert codes_in_source() - explained == set()


def commands() -> set[str]:
    """The words that follow `juanjian`, as the program itself knows them."""
    single = {command.name for command in app.registered_commands}
    return {str(name) for name in single | {group.name for group in app.registered_groups}}


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_readme_names_every_make_target_and_command(readme):
    text = (ROOT / readme).read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert [target for target in targets if f"make {target}" not in text] == []
    assert [command for command in commands() if f"juanjian {command}" not in text] == []


def test_readmes_state_the_committed_figures():
    """The figures in the READMEs are those of the committed measurement."""
    accuracy = ROOT / "docs/measurements/accuracy.json"
    if not accuracy.exists():
        pytest.skip("not measured yet")
    import json

    scan = json.loads(accuracy.read_text("utf-8"))["figures"]["scan"]["summary"]
    for readme in ("README.md", "README.zh-CN.md"):
        text = (ROOT / readme).read_text(encoding="utf-8")
        for key in ("pages_sorted_right", "facts_right", "precision", "recall"):
            assert f"{scan[key]:.3f}" in text, f"{readme} does not state {key} = {scan[key]:.3f}"


def test_no_registry_hosts_or_workplace_paths():
    banned = re.compile(r"pypi\.org|files\.pythonhosted|/work/|\.\./shared|huggingface\.co")
    tracked = [
        path
        for pattern in ("*.md", "*.toml", "*.txt", "Makefile", "review/**/*.py", "docs/**/*.md")
        for path in ROOT.glob(pattern)
    ]
    assert [str(path) for path in tracked if banned.search(path.read_text("utf-8"))] == []
