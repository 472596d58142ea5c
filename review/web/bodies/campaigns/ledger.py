"""The ledger of an evaluation and the sample drawn from it (台账与抽样)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from review.model.ledger import Weight
from review.web.bodies.common import Body, Moment, ShortText


class LedgerProblemBody(Body):
    """What a check found; `line`: of the file, 0 for the whole of it."""

    line: int
    weight: Weight
    message: str


class LedgerPreview(Body):
    """A ledger file understood and not kept; `problems`: the first of `problem_count`."""

    file_name: str
    rows: int
    bad_rows: int
    out_of_scope: int
    problem_count: int
    warning_count: int
    problems: list[LedgerProblemBody]
    unused: list[str]
    agencies: int


class ImportBody(Body):
    """A ledger as it was imported."""

    file_name: str
    sha256: str
    content_sha256: str
    rows: int
    warnings: int
    who: str
    at: Moment


class StratumBody(Body):
    """A layer of agency and kind; `quota`: drawn, None before a drawing."""

    agency: str
    kind: str
    kind_name: str
    size: int
    marked: int
    quota: int | None


class LedgerView(Body):
    """The ledger in force."""

    rows: int
    imports: list[ImportBody]
    strata: list[StratumBody]
    warnings: list[LedgerProblemBody]


class LedgerRowBody(Body):
    """A case of the ledger; `amount_fen`: 罚没额 in 分."""

    row_no: int
    case_no: str
    agency: str
    kind_name: str
    cause: str
    decided: date | None
    closed: date | None
    amount_fen: int | None
    officers: list[str]
    flags: list[str]
    drawn: bool


class LedgerRows(Body):
    """Some cases of the ledger, and how many fit."""

    rows: list[LedgerRowBody]
    total: int


class DrawIn(Body):
    """`seed` empty: one is made and kept; `target`: that many instead of by the rates."""

    seed: Annotated[ShortText, Field(max_length=200)] = ""
    target: Annotated[int | None, Field(ge=1, le=1_000_000)] = None


class PickBody(Body):
    """A case drawn, and why: 随机 or its marks."""

    row_no: int
    case_no: str
    agency: str
    kind_name: str
    why: list[str]


class SampleBody(Body):
    """A drawing, or what one would give (`at` null); picks of a preview are left out."""

    method: str
    seed: str
    ledger_sha256: str
    ledger_size: int
    target: int
    marked: int
    strata: list[StratumBody]
    picks: list[PickBody]
    who: str
    at: Moment | None
    draws: int
