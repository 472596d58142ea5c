"""The workshop: what every review needs, loaded once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from review.language.encoder import choose_encoder
from review.local_laws.join import with_local_laws
from review.model.result import Stage
from review.pipeline.models import Models, open_models, shipped_models
from review.reading.build import build_engine
from review.registers.office import with_registers
from review.standards.load import load_standards
from review.standards.office.apply import OFFICE_FILE, with_office_file
from review.store.readings import ReadingStore

if TYPE_CHECKING:
    from review.reading.engine import ReadingEngine
    from review.settings import Settings
    from review.standards.load import Standards

Progress = Callable[[Stage, int, int], None]
"""Called with the station, the pages done and the pages in all."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every review needs, loaded once: settings, standards, engine, stored readings, models.

    `store` None: readings are kept by whoever asked for them, and nowhere else.
    """

    settings: Settings
    standards: Standards
    engine: ReadingEngine
    store: ReadingStore | None
    models: Models = field(default_factory=shipped_models)


def open_workshop(settings: Settings) -> Workshop:
    """Loads the standards, the office's own data and the reading engine of the settings."""
    folder = settings.cache_dir or _user_cache()
    choose_encoder(settings)
    return Workshop(
        settings,
        open_standards(settings),
        build_engine(settings.reading),
        ReadingStore(folder / "readings"),
        open_models(settings.office_folder),
    )


def open_standards(settings: Settings, office_file: Path | None = None) -> Standards:
    """The standards with all that the office has of its own: rows, registers, local laws.

    `office_file`: the office's rows, instead of those in its folder.
    """
    folder = settings.office_folder
    office_file = office_file or folder / OFFICE_FILE
    standards = load_standards()
    if office_file.is_file():
        standards = with_office_file(standards, office_file)
    standards = with_registers(standards, folder)
    return with_local_laws(standards, folder)


def _user_cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "juanjian"
