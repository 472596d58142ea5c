"""Papers of an evaluation, and the texts that people write for them (文书)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from review.web.bodies.common import Body, ShortText


class PaperBody(Body):
    """A paper that can be downloaded; `subject`: an agency or a file it is about, "" for none."""

    paper: str
    name: str
    subject: str
    subject_name: str
    public: bool


class PaperTextBody(Body):
    """A text that a person writes; `text` "" where nobody has."""

    subject: str
    key: str
    name: str
    text: str


class PaperList(Body):
    """Papers and the texts in them."""

    papers: list[PaperBody]
    agencies: list[str]
    texts: list[PaperTextBody]


class PaperTextIn(Body):
    """A text in place of what was written before."""

    subject: ShortText = ""
    key: ShortText
    text: Annotated[str, Field(max_length=20_000, pattern=r"^[^\x00]*$")]
