"""Reads a file of verdicts (`juanjian.verdicts/1`): JSON, or the same in YAML."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from review.errors import VerdictError
from review.model.verdict import VERDICT_NAMES, Verdict, VerdictValue

if TYPE_CHECKING:
    from pathlib import Path

_VALUES = {name: value for value, name in VERDICT_NAMES.items()}
_NEED_REASON = ("rejected", "amended")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class VerdictPart(_Part):
    """A person's word on a finding; `value` also in Chinese (成立, 不成立, 调整后成立, 待定)."""

    finding: str
    value: Annotated[VerdictValue, BeforeValidator(lambda value: _VALUES.get(value, value))]
    who: str = Field(min_length=1)
    when: datetime
    reason: str = ""
    points: float | None = Field(default=None, ge=0)


class VerdictDocument(_Part):
    """All verdicts on one result; `source`: sha256 of the file reviewed; `bonus`: merits."""

    schema_: Literal["juanjian.verdicts/1"] = Field(alias="schema")
    source: str | None = None
    verdicts: list[VerdictPart] = []
    bonus: list[str] = []


def verdicts_schema() -> str:
    """The JSON Schema of `juanjian.verdicts/1`."""
    return json.dumps(VerdictDocument.model_json_schema(), ensure_ascii=False, indent=1)


def read_verdicts(path: Path, source: str) -> tuple[tuple[Verdict, ...], tuple[str, ...]]:
    """The verdicts and the merits credited; `source`: sha256 of the file that was reviewed.

    Raises:
        VerdictError: not readable, a wrong entry, no reason where one is due, another case file.
    """
    try:
        document = VerdictDocument.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise VerdictError("verdicts_unreadable", f"确认意见文件“{path}”读不出：{error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise VerdictError(
            "verdicts_bad_entry", f"确认意见文件“{path}”的 {place} 写法不对：{first['msg']}"
        ) from error
    if document.source and source and document.source != source:
        raise VerdictError(
            "verdicts_other_file",
            f"确认意见文件“{path}”针对的是另一份案卷（校验值{document.source[:12]}…），请核对。",
        )
    return tuple(_verdict(part, path) for part in document.verdicts), tuple(document.bonus)


def _verdict(part: VerdictPart, path: Path) -> Verdict:
    if part.value in _NEED_REASON and not part.reason.strip():
        raise VerdictError(
            "verdicts_no_reason",
            f"确认意见文件“{path}”：对“{part.finding}”的意见为“{VERDICT_NAMES[part.value]}”，"
            "推翻或调整机器提示须写明理由（reason）。",
        )
    # Times without a zone are those of the office; comparing needs all of one sort.
    when = part.when.astimezone().replace(tzinfo=None) if part.when.tzinfo else part.when
    return Verdict(part.finding, part.value, part.who, when, part.reason, part.points)
