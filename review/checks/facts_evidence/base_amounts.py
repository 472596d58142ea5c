"""The amount a fine goes by (处罚基数) and the gains to be taken away (没收违法所得)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from review.checks.cited import document_date
from review.checks.discretion.bands import BASE_NAMES
from review.checks.discretion.bases import BASE_FIELDS, facts_of_base
from review.checks.discretion.statutory import fined
from review.checks.slots import search
from review.checks.trust import Gap, gap_of, read_fact
from review.checks.values import fen_of, words_of
from review.checks.wording import pages, say_money, title_at

if TYPE_CHECKING:
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards

_CONFISCATED_SINCE = date(2021, 7, 15)
"""行政处罚法 第二十八条第二款 in force: gains are taken away whatever the special law says."""
_PATTERNS = {
    "goods_value": r"货值|货款|价值[\d一二三四五六七八九十百千万]|总价|销售额|价款",
    "illegal_gains": r"违法所得|非法所得|获利|违法收入|销售收入",
    "illegal_turnover": r"经营额|销售额",
    "advertising_fee": r"广告[^。]{0,6}费",
    "construction_cost": r"造价",
    "contract_price": r"合同(?:价|金额)",
}
_UNCOUNTABLE = (
    r"无法(?:计算|查清|确定|认定|核实)|难以(?:计算|查清|确定|认定)|不能(?:计算|确定)"
    r"|没有违法所得|无违法所得"
)
_RETURNED = r"退赔|退还|退款|返还"
_UNSAID = 0.75


def weigh_base(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    """The range of the fine goes by an amount that no paper states."""
    for document in case_facts.documents_of("penalty_decision"):
        weighed = fined(case_facts, document, standards)
        if weighed is None:
            continue
        if isinstance(weighed, Gap):
            tally.doubt_gap(weighed)
            continue
        bands = weighed.range.wanted
        if not bands:
            tally.passed(weighed.fine, note=f"{weighed.range.words}，不以货值或者违法所得计算")
            continue
        for base in bands:
            _weigh_one(case_facts, document, weighed.facts, base, standards, tally)


def _weigh_one(
    case_facts: CaseFacts,
    document: Document,
    facts: tuple[Fact, ...],
    base: str,
    standards: Standards,
    tally: Tally,
) -> None:
    name = BASE_NAMES.get(base)
    if name is None:
        return
    if stated := facts_of_base(case_facts, base):
        tally.passed(*stated)
        return
    for kind, field in BASE_FIELDS[base]:
        for paper in case_facts.documents_of(kind):
            gap = gap_of(case_facts, paper, standards, field)
            if not gap.is_missing:
                tally.doubt_gap(gap)
                return
    words = f"{title_at(document)}依据的条款以{name}确定罚款幅度"
    for paper in case_facts.documents:
        if found := search(case_facts, paper, f"{_PATTERNS[base]}|{_UNCOUNTABLE}"):
            tally.doubt(f"{words}，{title_at(paper)}提到“{found.text}”，数额未能确定", (found,))
            return
    if unread := case_facts.unread_pages():
        tally.doubt(f"{words}，未见{name}的认定，但{pages(unread)}无法识读")
        return
    tally.allege(
        f"{document.id}:{base}",
        f"{words}，卷内未见{name}的认定。",
        facts=facts,
        confidence=_UNSAID,
    )


def weigh_confiscation(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    """Gains the papers found, and a decision that leaves them with the party."""
    gains = [fact for fact in facts_of_base(case_facts, "illegal_gains") if (fen_of(fact) or 0) > 0]
    if not gains:
        return
    for document in case_facts.documents_of("penalty_decision"):
        day = document_date(case_facts, document)
        if day is None or day < _CONFISCATED_SINCE:
            continue
        _weigh_confiscated(case_facts, document, gains, standards, tally)


def _weigh_confiscated(
    case_facts: CaseFacts,
    document: Document,
    gains: list[Fact],
    standards: Standards,
    tally: Tally,
) -> None:
    imposed = read_fact(case_facts, document, standards, "penalty_items")
    if isinstance(imposed, Gap):
        tally.doubt_gap(imposed)
        return
    best = max(gains, key=lambda fact: fact.confidence)
    words = f"已认定违法所得{say_money(fen_of(best) or 0)}"
    if "没收违法所得" in words_of(imposed):
        tally.passed(best, imposed)
    elif found := search(case_facts, document, rf"没收[^。]{{0,16}}(?:所得|收入|获利)|{_RETURNED}"):
        tally.doubt(f"{words}，{title_at(document)}提到“{found.text}”，是否没收须核对", (found,))
    elif unread := case_facts.unread_pages(document):
        tally.doubt(f"{words}，{title_at(document)}的{pages(unread)}无法识读")
    else:
        tally.allege(
            f"{document.id}:confiscation",
            f"{words}，{title_at(document)}没有决定没收违法所得，也没有说明依法退赔。",
            facts=(best, imposed),
        )
