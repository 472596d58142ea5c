"""Parts that several views share: places as fractions of a page, words said, provisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from review.casework.brief import say_moment
from review.casework.words import VALUE_NAMES, reason_name
from review.checks.wording import say_citation
from review.model.fact import Citation
from review.reports.pictures import SEVERITY_COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from review.model.case_record import VerdictRecord
    from review.model.defect import LegalBasis
    from review.model.geometry import Box
    from review.reports.contract import PagePart, PlacePart, ResultDocument
    from review.standards.load import Standards


class Place(Protocol):
    """A place on the paper, of a finding or as a stored document keeps it."""

    @property
    def page_no(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def document(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Paper:
    """Sizes of pages and titles of documents: what turns a place into something to point at."""

    pages: Mapping[int, PagePart]
    titles: Mapping[str, str]

    @classmethod
    def of(cls, result: ResultDocument) -> Paper:
        return cls(
            {page.page_no: page for page in result.pages},
            {document.id: document.title for document in result.documents},
        )

    def fractions(self, page_no: int, corners: tuple[float, float, float, float]) -> list[float]:
        """x, y, width, height as fractions of the page; the whole page where it is not known."""
        page = self.pages.get(page_no)
        if page is None or not page.width or not page.height:
            return [0.0, 0.0, 1.0, 1.0]
        x0, y0, x1, y1 = corners
        left, top = _within(x0 / page.width), _within(y0 / page.height)
        right, bottom = _within(x1 / page.width), _within(y1 / page.height)
        return [round(n, 4) for n in (left, top, max(0.0, right - left), max(0.0, bottom - top))]

    def place(self, place: Place, corners: tuple[float, float, float, float]) -> dict[str, Any]:
        """A place to click on; `where`: 第12页《送达回证》."""
        title = self.titles.get(place.document or "", "")
        return {
            "page": place.page_no,
            "box": self.fractions(place.page_no, corners),
            "text": place.text,
            "document": place.document,
            "where": f"第{place.page_no}页" + (f"《{title}》" if title else ""),
        }

    def places(self, parts: Iterable[PlacePart]) -> list[dict[str, Any]]:
        """Places of a stored document."""
        return [self.place(one, one.box) for one in parts]


def corners_of(box: Box) -> tuple[float, float, float, float]:
    """The box as stored documents write it."""
    return box.x0, box.y0, box.x1, box.y1


def colour_of(severity: str) -> str:
    """#c8001e."""
    return "#{:02x}{:02x}{:02x}".format(*SEVERITY_COLOURS.get(severity, (75, 85, 99)))


def word_view(word: VerdictRecord | None) -> dict[str, Any] | None:
    """The word that governs a finding; None where there is none."""
    if word is None:
        return None
    return {
        "value": word.value,
        "name": VALUE_NAMES[word.value],
        "reason_kind": word.reason_kind,
        "reason_name": reason_name(word.reason_kind),
        "note": word.note,
        "points": word.points,
        "who": word.who,
        "when": say_moment(word.when),
    }


def basis_view(
    standards: Standards, basis: Iterable[LegalBasis], day: date
) -> list[dict[str, str]]:
    """Each provision with its words on the day of the case, or why they are not at hand."""
    return [_provision(_Laws(standards), one, day) for one in basis]


def governing_day(result: ResultDocument) -> date:
    """The day whose law is shown: that of the decision, else of the filing, else today's."""
    case = result.case_file
    for written in (case.decision_date, case.filing_date) if case else ():
        try:
            return date.fromisoformat(str(written)[:10])
        except ValueError:
            continue
    return date.today()


class _Laws:
    """The standards as a key of the cache: two are one where they are the same object."""

    def __init__(self, standards: Standards) -> None:
        self.standards = standards

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Laws) and other.standards is self.standards

    def __hash__(self) -> int:
        return id(self.standards)


@lru_cache(maxsize=4096)
def _provision(laws: _Laws, basis: LegalBasis, day: date) -> dict[str, str]:
    library = laws.standards.laws
    title = say_citation(Citation(basis.law, basis.article, basis.paragraph, basis.item))
    force = library.law_on(basis.law, day).force
    said = {"repealed": "已废止", "not_yet": "尚未施行", "unknown": "未收录"}.get(force, "")
    text = library.text_of(basis.law, day, basis.article) if basis.article else None
    article = library.article(text, basis.article) if text and basis.article else None
    if text is None or article is None:
        return {"title": title, "text": "", "status": said or "条文未收录"}
    return {"title": title, "text": article.text, "status": f"有效（{text.version}公布的文本）"}


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)
