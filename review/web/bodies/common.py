"""What several shapes share: texts, boxes, errors."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)


class Body(BaseModel):
    """One shape; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)


def _storable(text: str) -> str:
    if "\x00" in text:  # no database keeps it
        raise ValueError("含有不能保存的字符")
    return text


Text = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_storable)]
ShortText = Annotated[str, StringConstraints(max_length=200), AfterValidator(_storable)]
Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=64, strip_whitespace=True),
    AfterValidator(_storable),
]


def _as_utc(moment: object) -> object:
    return moment.replace(tzinfo=UTC) if isinstance(moment, datetime) else moment


Moment = Annotated[datetime, BeforeValidator(_as_utc)]
"""A time; those of the store are UTC without saying so."""

Number = Annotated[float, Field(allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Fractions = tuple[Number, Number, Number, Number]
"""x, y, width, height as fractions of the upright page."""
PageNo = Annotated[int, Field(ge=1, le=1_000_000)]


class ErrorPart(Body):
    """What went wrong; `reasons`: each reason or place in Chinese, where there are several."""

    code: str
    message: str
    reasons: list[str] = []


class ErrorBody(Body):
    """The one shape of all errors."""

    error: ErrorPart
