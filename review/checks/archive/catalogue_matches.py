"""ARC-01: the 卷内目录 and the documents in the file do not agree (目录、页码与实物不符)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from review.checks.archive.pairing import (
    Pair,
    grown_together,
    is_listed_elsewhere,
    numbered_pages,
    pair_entries,
)
from review.checks.archive.stamped_numbers import breaks
from review.checks.misreading import may_be_misread
from review.checks.tally import Tally
from review.checks.wording import pages, title_at
from review.model.fact import Evidence

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import CatalogueEntry, Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

_UNNUMBERED = ("case_cover", "case_catalog", "backup_table")
"""封面、目录、备考表 bear no page number and need no entry."""
_SURE_SORTING = 0.8
_CONFIDENCE = 0.85
_NEXT = 12
"""How far the number of the last entry may lie behind that before it."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found per entry without its document, document without entry.

    Break in the page numbers or wrong page.

    Wrong pages are told from the distance between the numbers the catalogue gives and the pages of
    the file: where it changes from one document to the next, a number is wrong or a page is
    missing. **Needs**: the entries of the catalogue and the sorted documents.
    """
    tally = Tally()
    _weigh_stamps(case_facts, tally)
    entries = case_facts.catalogue
    if not entries:
        catalogues = case_facts.documents_of("case_catalog")
        if catalogues:
            tally.doubt(
                f"{title_at(catalogues[0])}的条目未能识读，目录与实物无从核对",
                [case_facts.place_of(catalogues[0])],
            )
        else:
            tally.doubt("卷内未见目录，目录与实物无从核对", (case_facts.place_of_absence(),))
        return tally.outcome("")
    unread = case_facts.unread_pages()
    if unread:
        tally.doubt(f"{pages(unread)}无法识读，目录与实物不能全部核对", (_place(entries[0]),))
    pairs = pair_entries(case_facts, standards)
    _weigh_numbers(case_facts, entries, tally)
    poor = [page.page_no for page in case_facts.pages if page.grade.level == "poor"]
    if poor:
        tally.doubt(f"{pages(poor)}扫描质量差，目录与实物不能逐页核对", (_place(entries[0]),))
    if not unread and not poor:
        _weigh_missing(case_facts, pairs, tally)
        _weigh_pages(case_facts, pairs, tally)
        if silent := _pages_without_entries(case_facts, entries):
            tally.doubt(f"目录{pages(silent)}的条目未能识读，不能逐件核对", (_place(entries[-1]),))
        else:
            _weigh_unlisted(case_facts, pairs, tally)
    tally.passed(note=f"目录{len(entries)}项与卷内{len(case_facts.documents)}件文书已逐项核对")
    return tally.outcome("")


def _pages_without_entries(
    case_facts: CaseFacts, entries: tuple[CatalogueEntry, ...]
) -> tuple[int, ...]:
    """Pages of the 卷内目录 that bear text but gave no entry."""
    given = {entry.page_no for entry in entries}
    return tuple(
        number
        for document in case_facts.documents_of("case_catalog")
        for number in document.page_nos
        if number not in given and case_facts.pages[number - 1].lines
    )


def _weigh_stamps(case_facts: CaseFacts, tally: Tally) -> None:
    listing = {
        number
        for document in case_facts.documents_of("case_catalog")
        for number in document.page_nos
    }
    for gap in breaks(case_facts.pages):
        before, after = gap.before, gap.after
        if before.page.page_no in listing or after.page.page_no in listing:
            continue  # the numbers that stand on it are those it lists
        tally.allege(
            f"stamp:{before.page.page_no}",
            f"卷内页码不连续：第{before.page.page_no}页编为{before.number}，"
            f"第{after.page.page_no}页编为{after.number}，{gap.words}。",
            evidence=(
                Evidence(before.page.page_no, before.line.box, before.line.text),
                Evidence(after.page.page_no, after.line.box, after.line.text),
            ),
            confidence=_CONFIDENCE,
        )


def _weigh_numbers(
    case_facts: CaseFacts, entries: tuple[CatalogueEntry, ...], tally: Tally
) -> None:
    """Page numbers within the catalogue go on without a gap or an overlap."""
    for at, (before, entry) in enumerate(pairwise(entries)):
        if before.first_page is None or entry.first_page is None:
            continue
        end = before.last_page or before.first_page
        if entry.first_page < before.first_page or (
            before.last_page is not None and entry.first_page < end
        ):
            what = "页号倒置或重叠"
        elif before.last_page is not None and entry.first_page > end + 1:
            what = (
                f"跳号（缺第{'、'.join(str(page) for page in range(end + 1, entry.first_page))}页）"
            )
        else:
            continue
        if _misread_in_run(case_facts, entries, at) or _misread_in_run(case_facts, entries, at + 1):
            tally.doubt(
                f"卷内目录“{before.title}”页号{_span(before)}与“{entry.title}”页号{_span(entry)}"
                "不相连，可能是数字识读误差",
                (_place(before), _place(entry)),
            )
            continue
        tally.allege(
            f"numbers:{before.title}:{entry.title}",
            f"卷内目录（第{entry.page_no}页）“{before.title}”页号{_span(before)}与"
            f"“{entry.title}”页号{_span(entry)}之间{what}。",
            evidence=(_place(before), _place(entry)),
            confidence=_CONFIDENCE,
        )


def _misread_in_run(case_facts: CaseFacts, entries: tuple[CatalogueEntry, ...], at: int) -> bool:
    """Another number that a scan may have turned into this one would fit its neighbours."""
    entry = entries[at]
    if entry.first_page is None or case_facts.pages[entry.page_no - 1].reading == "text":
        return False
    low = next((e.first_page for e in reversed(entries[:at]) if e.first_page is not None), 1)
    after = next((e.first_page for e in entries[at + 1 :] if e.first_page is not None), None)
    high = low + _NEXT if after is None else after
    return any(
        number != entry.first_page and may_be_misread(str(entry.first_page), str(number))
        for number in range(low, high + 1)
    )


def _weigh_missing(case_facts: CaseFacts, pairs: list[Pair], tally: Tally) -> None:
    unknown = case_facts.documents_of("unknown")
    for pair in pairs:
        entry = pair.entry
        if pair.document is not None and pair.differs:
            tally.allege(
                f"title:{entry.title}:{entry.first_page}",
                f"卷内目录（第{entry.page_no}页）页号{_span(entry)}为“{entry.title}”，"
                f"该处实为{title_at(pair.document)}，件名与实物不符。",
                evidence=(_place(entry), case_facts.place_of(pair.document)),
                confidence=_CONFIDENCE,
            )
        if pair.document is not None:
            continue
        if pair.likely is not None:
            tally.doubt(
                f"卷内目录列有“{entry.title}”，是否即{title_at(pair.likely)}不能确定",
                (_place(entry), case_facts.place_of(pair.likely)),
            )
        elif joined := grown_together(case_facts, pair, pairs):
            tally.doubt(
                f"卷内目录两次列有“{entry.title}”，{title_at(joined)}是一件还是两件不能确定",
                (_place(entry), case_facts.place_of(joined)),
            )
        elif unknown:
            where = pages(number for document in unknown for number in document.page_nos)
            tally.doubt(f"卷内目录列有“{entry.title}”，{where}未能归类，可能就是", (_place(entry),))
        else:
            tally.allege(
                f"missing:{entry.title}:{entry.first_page}",
                f"卷内目录（第{entry.page_no}页）列有“{entry.title}”（页号{_span(entry)}），"
                "卷内未见该文书。",
                evidence=(_place(entry),),
                confidence=_CONFIDENCE,
            )


def _weigh_pages(case_facts: CaseFacts, pairs: list[Pair], tally: Tally) -> None:
    """Report where the distance between catalogue numbers and pages changes, once per change."""
    order = numbered_pages(case_facts)
    known: list[tuple[Pair, Document, int]] = []
    for pair in pairs:
        if pair.document is None or pair.entry.first_page is None:
            continue
        sure = pair.document.confidence is None or pair.document.confidence >= _SURE_SORTING
        place = order.get(pair.document.first_page)
        if sure and place is not None:
            known.append((pair, pair.document, place - pair.entry.first_page))
    if not known:
        return
    expected = known[0][2]
    for index, (pair, document, here) in enumerate(known):
        if here == expected:
            continue
        returns = index + 1 < len(known) and known[index + 1][2] == expected
        wanted = order[document.first_page] - expected
        scanned = case_facts.pages[pair.entry.page_no - 1].reading != "text"
        if returns and scanned and may_be_misread(str(pair.entry.first_page), str(wanted)):
            tally.doubt(
                f"卷内目录“{pair.entry.title}”页号读为{_span(pair.entry)}，按前后文书应为{wanted}，"
                "可能是数字识读误差",
                (_place(pair.entry), case_facts.place_of(document)),
            )
            continue
        what = "与前后文书的编号不相连" if returns else "自此与前文的编号不相连"
        tally.allege(
            f"page:{pair.entry.title}:{pair.entry.first_page}",
            f"卷内目录“{pair.entry.title}”页号为{_span(pair.entry)}，"
            f"该文书实际在卷内{pages(document.page_nos)}，{what}。",
            evidence=(_place(pair.entry), case_facts.place_of(document)),
            confidence=0.75,
        )
        if not returns:
            expected = here


def _weigh_unlisted(case_facts: CaseFacts, pairs: list[Pair], tally: Tally) -> None:
    listed = {pair.document.id for pair in pairs if pair.document}
    unmatched = [pair for pair in pairs if pair.document is None]
    for document in case_facts.documents:
        if document.id in listed or document.kind in (*_UNNUMBERED, "unknown"):
            continue
        if is_listed_elsewhere(case_facts, document, pairs):
            continue
        sure = document.confidence is None or document.confidence >= _SURE_SORTING
        if unmatched or not sure or not document.title:
            tally.doubt(
                f"{title_at(document)}未在卷内目录中找到对应条目", (case_facts.place_of(document),)
            )
            continue
        tally.allege(
            f"unlisted:{document.id}",
            f"{title_at(document)}未列入卷内目录。",
            evidence=(_place(pairs[0].entry), case_facts.place_of(document)),
            confidence=_CONFIDENCE,
        )


def _span(entry: CatalogueEntry) -> str:
    if entry.first_page is None:
        return "（未填）"
    if entry.last_page is None or entry.last_page == entry.first_page:
        return str(entry.first_page)
    return f"{entry.first_page}—{entry.last_page}"


def _place(entry: CatalogueEntry) -> Evidence:
    return Evidence(entry.page_no, entry.box, entry.title)
