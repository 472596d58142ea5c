"""What a working process keeps loaded between jobs: the standards, and the engine if it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from review.pipeline import Workshop, open_models, open_standards
from review.reading.build import build_engine

if TYPE_CHECKING:
    from pathlib import Path

    from review.pipeline import Models
    from review.reading.engine import ReadingEngine
    from review.settings import Settings
    from review.standards.load import Standards


class Tools(Protocol):
    """What jobs are done with."""

    def standards(self) -> Standards:
        """The standards in force now."""
        ...

    def models(self) -> Models:
        """The trained models in force now."""
        ...

    def workshop(self) -> Workshop:
        """All that reading needs; may take seconds the first time."""
        ...


class OfficeTools:
    """The office's own tools; standards and models are loaded anew when somebody changed them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._engine: ReadingEngine | None = None
        self._standards: Standards | None = None
        self._models: Models | None = None
        self._seen: frozenset[tuple[Path, int, int]] = frozenset()

    def standards(self) -> Standards:
        self._look_again()
        if self._standards is None:
            self._standards = open_standards(self._settings)
        return self._standards

    def models(self) -> Models:
        self._look_again()
        if self._models is None:
            self._models = open_models(self._settings.office_folder)
        return self._models

    def workshop(self) -> Workshop:
        if self._engine is None:
            self._engine = build_engine(self._settings.reading)
        # The store keeps the readings; the folder of the command line would outlive the case file.
        return Workshop(self._settings, self.standards(), self._engine, None, self.models())

    def _look_again(self) -> None:
        """Lets go of what was loaded where the office's files have changed since."""
        state = self._office_files()
        if state != self._seen:
            self._standards, self._models, self._seen = None, None, state

    def _office_files(self) -> frozenset[tuple[Path, int, int]]:
        """Path, time and size of all that the office's standards and models are made of."""
        folder, desk = self._settings.office_folder, self._settings.desk_folder
        found: set[tuple[Path, int, int]] = set()
        for part in folder.iterdir() if folder.is_dir() else ():
            if part == desk:
                continue
            for path in part.rglob("*") if part.is_dir() else (part,):
                state = path.stat()
                found.add((path, state.st_mtime_ns, state.st_size))
        return frozenset(found)
