"""Numbers of an evaluation, each with the files behind it (评查数据)."""

from __future__ import annotations

from review.model.similar import Direction, Measure
from review.web.bodies.common import Body


class FigureBody(Body):
    """One number; `files`: ids of those that made its numerator; `value`: None: nothing to count.

    `whole`: ids of the denominator, empty where these are all.
    """

    key: str
    name: str
    kind: str
    printed: str
    value: float | None
    numerator: float
    denominator: int
    formula: str
    files: list[int]
    whole: list[int]


class BarBody(Body):
    """A line of a table and chart."""

    key: str
    name: str
    problems: FigureBody
    share: FigureBody
    hit: FigureBody


class AgencyBody(Body):
    """How one agency came out."""

    agency: str
    files: FigureBody
    problems: FigureBody
    mean: FigureBody
    excellent: FigureBody
    passed: FigureBody
    failed: FigureBody


class HeatBody(Body):
    """A category over the agencies in their order."""

    key: str
    name: str
    cells: list[FigureBody]
    total: FigureBody


class RuleBody(Body):
    """What people made of one rule's allegations."""

    code: str
    name: str
    alleged: FigureBody
    decided: FigureBody
    confirmed: FigureBody
    false_alarms: FigureBody
    false_low: float
    false_high: float
    """The interval (95 %) in which the rate of false alarms lies."""
    added: FigureBody


class AgreementBody(Body):
    """How far A and B agree on one rule."""

    defect: str
    name: str
    n: int
    agreed: int
    share: float | None
    kappa: float | None
    one_sided: int
    disputed: list[int]


class ReviewerBody(Body):
    """How far a reviewer agrees with what was decided."""

    who: str
    files: int
    n: int
    agreed: int
    share: float | None
    kappa: float | None


class ChangeBody(Body):
    """An indicator beside those of earlier evaluations, as printed."""

    key: str
    name: str
    now: str
    quarter_before: str
    year_before: str
    by_quarter: float | None
    by_year: float | None


class CountedFileBody(Body):
    """A file that is counted: what every id stands for."""

    id: int
    case: str
    case_no: str
    agency: str
    cause: str
    kind_name: str
    total: float
    grade: str


class FiguresBody(Body):
    """All numbers of an evaluation."""

    name: str
    files: list[CountedFileBody]
    agencies: list[str]
    indicators: list[FigureBody]
    special: list[FigureBody]
    grades: list[FigureBody]
    categories: list[BarBody]
    top: list[BarBody]
    severities: list[BarBody]
    heat: list[HeatBody]
    by_agency: list[AgencyBody]
    rules: list[RuleBody]
    changes: list[ChangeBody]
    agreement: list[AgreementBody]
    reviewers: list[ReviewerBody]


class FinedBody(Body):
    """One fine as it is compared; money in 分."""

    file: int
    case: str
    case_no: str
    agency: str
    decided: str
    fine: int | None
    low: int | None
    high: int | None
    goods: int | None
    position: float | None
    multiple: float | None
    circumstances: list[str]
    reason: str


class OutlierBody(Body):
    """A fine far from those of like cases, and what may account for it."""

    case: FinedBody
    direction: Direction
    measure: Measure
    value: float
    median: float
    score: float
    open: bool
    words: str
    compared_with: str
    explanations: list[str]
    peers: list[FinedBody]


class LikeBody(Body):
    """A group of like cases."""

    violation: str
    article: str
    shared: list[str]
    cases: list[FinedBody]
    median: float | None
    mad: float | None
    measure: Measure | None
    outliers: list[OutlierBody]
    not_compared: int


class HeavyBody(Body):
    """小过重罚."""

    case: FinedBody
    words: str
    explanations: list[str]


class OtherWordsBody(Body):
    """Two groups of one article that may be one violation in two writings."""

    article: str
    one: str
    other: str
    cases: int


class SimilarBody(Body):
    """What a comparison of like cases gives."""

    groups: list[LikeBody]
    heavy_for_light: list[HeavyBody]
    not_compared: int
    other_words: list[OtherWordsBody]
