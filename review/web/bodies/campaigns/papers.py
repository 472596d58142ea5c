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


LongText = Annotated[str, Field(max_length=20_000, pattern=r"^[^\x00]*$")]


class TypicalBody(Body):
    """典型问题剖析: a case told without names."""

    category_name: ShortText
    title: ShortText
    facts: LongText
    violated: LongText
    effect: LongText
    right_way: LongText
    substantive: bool = False


class TypicalIn(Body):
    """The cases told as examples, in place of those before."""

    cases: Annotated[list[TypicalBody], Field(max_length=50)]


class PaperSubject(Body):
    """Whom or what texts are about."""

    subject: str
    name: str


class PaperList(Body):
    """Papers and the texts in them; `categories`: of defects, for the typical cases."""

    papers: list[PaperBody]
    agencies: list[str]
    subjects: list[PaperSubject]
    texts: list[PaperTextBody]
    typical: list[TypicalBody]
    categories: list[str]


class PaperTextIn(Body):
    """A text in place of what was written before."""

    subject: ShortText = ""
    key: ShortText
    text: LongText
