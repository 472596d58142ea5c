"""Is a document really not there? Which pages were read, what looks like it.

What the 卷内目录 says.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.alike import likeness
from review.checks.trust import KIND_CONFIDENCE
from review.checks.wording import pages, title_at
from review.model.finding import Undetermined
from review.standards.titles import normalise_title

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.document import CatalogueEntry, Document
    from review.model.fact import Evidence
    from review.standards.load import Standards

_LOOKS_ALIKE = 0.7
_SHARES_LETTERS = 0.6
_ENDING, _TOP_LINES = 3, 5
"""Characters that end a title (审批表), and how many lines down one may stand."""
_READ_WELL = 0.95
_READ_POORLY = 0.8


@dataclass(frozen=True, slots=True)
class Absence:
    """A document that is not in the file although every page could be read.

    `words`: 全卷40页均已识读，未见《立案审批表》, to begin a message with. `confidence` for an
    allegation on it.
    """

    words: str
    evidence: tuple[Evidence, ...]
    confidence: float


def look_for(
    case_facts: CaseFacts, standards: Standards, *kinds: str
) -> tuple[Document, ...] | Absence | Undetermined:
    """The documents of these kinds; else their absence.

    Undetermined where a page may still hold one.
    """
    documents = case_facts.documents_of(*kinds)
    sure = tuple(item for item in documents if item.sure_of_kind >= 0.5)
    if sure:
        return sure
    name = "、".join(f"《{standards.kind_name(kind)}》" for kind in kinds)
    if documents:
        return _undetermined(case_facts, f"{title_at(documents[0])}是否为{name}不能确定", documents)
    unread = case_facts.unread_pages()
    if unread:
        return Undetermined(
            f"未见{name}，但{pages(unread)}无法识读，不能认定缺失",
            (case_facts.place_of_absence(),),
        )
    titles = [title for kind in kinds for title in standards.document_kinds[kind].titles]
    listed = _listed(case_facts, titles)
    if listed:
        return Undetermined(
            f"未见{name}，但卷内目录（第{listed.page_no}页）列有“{listed.title}”，请核对实物",
            (case_facts.place_of_absence(),),
        )
    nearest, near = _nearest(case_facts, titles)
    if nearest and near >= _LOOKS_ALIKE and _kind_in_doubt(nearest):
        return _undetermined(case_facts, f"未见{name}，但{title_at(nearest)}可能就是", (nearest,))
    alike = _doubtful_and_alike(case_facts, titles)
    if alike:
        return _undetermined(case_facts, f"未见{name}，但{title_at(alike)}可能就是", (alike,))
    ending = _ends_alike(case_facts, titles)
    if ending:
        return _undetermined(case_facts, f"未见{name}，但{title_at(ending)}可能就是", (ending,))
    hidden = tuple(item for item in case_facts.documents if _may_hide(case_facts, item))
    if hidden:
        where = pages(number for item in hidden for number in item.page_nos)
        return _undetermined(case_facts, f"未见{name}，但{where}识读不清且未能归类", hidden)
    words = f"全卷{len(case_facts.pages)}页均已识读，未见{name}"
    if nearest and near >= 0.5:
        words += f"（最接近的是{title_at(nearest)}）"
    return Absence(words, (case_facts.place_of_absence(),), _confidence(case_facts))


def holds(case_facts: CaseFacts, standards: Standards, *kinds: str) -> bool | None:
    """Whether the file holds a document of these kinds; None: cannot be said."""
    looked = look_for(case_facts, standards, *kinds)
    if isinstance(looked, Undetermined):
        return None
    return not isinstance(looked, Absence)


def _undetermined(
    case_facts: CaseFacts, reason: str, documents: tuple[Document, ...]
) -> Undetermined:
    return Undetermined(reason, tuple(case_facts.place_of(item) for item in documents))


def _listed(case_facts: CaseFacts, titles: list[str]) -> CatalogueEntry | None:
    for entry in case_facts.catalogue:
        if normalise_title(entry.title) in titles:
            return entry
    return None


def _nearest(case_facts: CaseFacts, titles: list[str]) -> tuple[Document | None, float]:
    """The document whose title is most like one of the titles, and how much."""
    best: tuple[Document | None, float] = (None, 0.0)
    for document in case_facts.documents:
        written = normalise_title(document.title)
        if not written:
            continue
        near = max(likeness(written, title) for title in titles)
        if near > best[1]:
            best = (document, near)
    return best


def _doubtful_and_alike(case_facts: CaseFacts, titles: list[str]) -> Document | None:
    """A document of no sure kind whose title shares half its characters with one of the titles."""
    for document in case_facts.documents:
        written = normalise_title(document.title)
        if written and _kind_in_doubt(document):
            letters = Counter(written)
            for title in titles:
                shared = (letters & Counter(title)).total()
                if 2 * shared / (len(written) + len(title)) >= _SHARES_LETTERS:
                    return document
    return None


def _ends_alike(case_facts: CaseFacts, titles: list[str]) -> Document | None:
    """A document of no sure kind with a line at its top that ends as one of the titles does.

    Long titles break over lines: 关于某公司…案的 / 处理呈批表.
    """
    endings = tuple({title[-_ENDING:] for title in titles if len(title) > _ENDING})
    for document in case_facts.documents:
        if not _kind_in_doubt(document):
            continue
        part = document.parts[0]
        page = case_facts.pages[part.page_no - 1]
        lines = [line for line in page.lines if part.top <= line.box.center[1] < part.bottom]
        for line in sorted(lines, key=lambda one: one.box.y0)[:_TOP_LINES]:
            if normalise_title(line.text).endswith(endings):
                return document
    return None


def _kind_in_doubt(document: Document) -> bool:
    return document.kind == "unknown" or document.sure_of_kind < KIND_CONFIDENCE


def _may_hide(case_facts: CaseFacts, document: Document) -> bool:
    """A document without a kind on a page read poorly could be any."""
    return document.kind == "unknown" and any(
        case_facts.pages[number - 1].grade.level == "poor" for number in document.page_nos
    )


def _confidence(case_facts: CaseFacts) -> float:
    poor = any(page.grade.level == "poor" for page in case_facts.pages)
    return _READ_POORLY if poor else _READ_WELL
