"""All settings, one validated model, loaded once and passed down. Unknown keys are refused."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class IntakeSettings(_Section):
    """Limits on what is opened (收卷)."""

    max_file_bytes: int = 600 * 1024 * 1024
    max_pages: int = 1000
    max_page_pixels: int = 80_000_000
    max_zip_entries: int = 2000
    max_unpacked_bytes: int = 2 * 1024**3
    render_dpi: int = 200


class ReadingSettings(_Section):
    """How pages are read (识读)."""

    engine: Literal["auto", "onnxruntime", "openvino"] = "auto"
    threads: int = Field(default=2, ge=1)
    detection_side: int = 960


class Settings(_Section):
    """The whole configuration."""

    intake: IntakeSettings = IntakeSettings()
    reading: ReadingSettings = ReadingSettings()
    cache_dir: Path | None = None
    """Where readings of pages are kept; None: under the user's cache folder."""
    data_dir: Path | None = None
    """The office's own data: registers, local laws, `office.yaml`; None: the user's data folder."""

    @property
    def office_folder(self) -> Path:
        """The folder of the office's own data, `data_dir` or the user's."""
        if self.data_dir is not None:
            return self.data_dir
        base = os.environ.get("XDG_DATA_HOME")
        return (Path(base) if base else Path.home() / ".local" / "share") / "juanjian"
