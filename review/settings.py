"""All settings, one validated model, loaded once and passed down. Unknown keys are refused."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from review.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREFIX = "JUANJIAN_"

_NOT_SETTINGS = frozenset({"JUANJIAN_REWRITE_GOLDEN"})
"""Switches of the developer's tools that share the prefix."""


_EXPECTED = {
    "int_parsing": "应为整数",
    "bool_parsing": "应为 true 或 false",
    "greater_than_equal": "不得小于 {ge}",
    "less_than_equal": "不得大于 {le}",
    "literal_error": "只能是 {expected}",
}
"""What pydantic found wrong, in the reader's language."""


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


class LanguageSettings(_Section):
    """The language models (语言模型)."""

    encoder: Path | None = None
    """A local Hugging Face folder with an ONNX file; None: the encoder that ships."""


class DeskSettings(_Section):
    """The desk (工作台): where it keeps things, whom it lets in, what work it takes on."""

    database_url: str = ""
    """Empty: a SQLite file in the desk's folder. `postgresql+psycopg://…` for a server."""
    files_url: str = ""
    """Empty: a folder beside the database. Any URL that fsspec knows, `s3://bucket/prefix`."""
    folder: Path | None = None
    """None: `desk` in the office's folder."""
    session_hours: int = Field(default=12, ge=1)
    lock_after: int = Field(default=5, ge=1)
    """Wrong passwords in a row, after which an account is locked."""
    lock_minutes: int = Field(default=15, ge=1)
    watermark: bool = True
    workers: int = Field(default=1, ge=1, le=64)
    page_seconds: int = Field(default=120, ge=1)
    file_seconds: int = Field(default=7200, ge=1)
    max_upload_bytes: int = Field(default=300 * 1024 * 1024, ge=1)


class BatchSettings(_Section):
    """The batch (批量): limits of a file beside those of the desk, manners of a drop folder."""

    megabytes: int = Field(default=4096, ge=256)
    """Memory of the process that reads one file; more ends the file, not the batch."""
    settle_seconds: int = Field(default=5, ge=0)
    """How long a file of a watched folder keeps its size before it is taken."""
    own_cores: bool = True
    """Whether each process that reads keeps to cores of its own, while there are enough."""


class Settings(_Section):
    """The whole configuration."""

    intake: IntakeSettings = IntakeSettings()
    reading: ReadingSettings = ReadingSettings()
    language: LanguageSettings = LanguageSettings()
    desk: DeskSettings = DeskSettings()
    batch: BatchSettings = BatchSettings()
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

    @property
    def desk_folder(self) -> Path:
        """The folder of the desk: its database and files, where no URL says otherwise."""
        return self.desk.folder or self.office_folder / "desk"


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings, with what the environment says instead of the defaults.

    `JUANJIAN_` and the name of a setting of the desk (`JUANJIAN_DATABASE_URL`) or of the whole
    (`JUANJIAN_DATA_DIR`); those of other sections with the section's name before
    (`JUANJIAN_READING_THREADS`).

    Raises:
        SettingsError: an unknown name, or a value that cannot be used.
    """
    given = os.environ if environment is None else environment
    places = _places()
    values: dict[str, object] = {}
    for name in sorted(given):
        if not name.startswith(_PREFIX) or name in _NOT_SETTINGS:
            continue
        if name not in places:
            raise _unknown(name, places)
        section, field = places[name]
        inside = values.setdefault(section, {}) if section else values
        assert isinstance(inside, dict)
        inside[field] = given[name]
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise _unusable(error, places) from None


def _places() -> dict[str, tuple[str, str]]:
    """Name in the environment → section ("" for the whole) and field."""
    places: dict[str, tuple[str, str]] = {}
    for name, field in Settings.model_fields.items():
        section = field.annotation
        if not (isinstance(section, type) and issubclass(section, _Section)):
            places[f"{_PREFIX}{name.upper()}"] = ("", name)
            continue
        before = "" if section is DeskSettings else f"{name.upper()}_"
        for inner in section.model_fields:
            places[f"{_PREFIX}{before}{inner.upper()}"] = (name, inner)
    return places


def _unknown(name: str, places: Mapping[str, object]) -> SettingsError:
    near = get_close_matches(name, places, n=1)
    hint = f"是否应为 {near[0]}？" if near else f"可用的有：{'、'.join(sorted(places))}。"
    return SettingsError("settings", f"环境变量 {name} 不是本程序的设置。{hint}")


def _unusable(error: ValidationError, places: Mapping[str, tuple[str, str]]) -> SettingsError:
    first = error.errors()[0]
    where = tuple(str(part) for part in first["loc"])
    name = next(
        (name for name, place in places.items() if tuple(filter(None, place)) == where[:2]),
        ".".join(where),
    )
    expected = _EXPECTED.get(first["type"], first["msg"]).format(**first.get("ctx", {}))
    return SettingsError("settings", f"设置 {name} 的值“{first['input']}”不能使用：{expected}。")
