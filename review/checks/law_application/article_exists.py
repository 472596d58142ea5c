"""LAW-02: the article, paragraph or item cited does not exist (所引条文不存在)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.citations.look_up import look_up
from review.checks.citations.missing_part import missing_part
from review.checks.citations.quotation import STRANGE, weigh_quotation
from review.checks.citations.verdicts import SURE_READING
from review.checks.cited import act_date, citations, document_date
from review.checks.tally import Tally
from review.checks.wording import numeral, say_citation, say_date

if TYPE_CHECKING:
    from review.checks.citations.look_up import LookedUp
    from review.checks.cited import Cited
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.laws import LawText
    from review.standards.load import Standards


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where the text in force on the document's day has no such article, paragraph or item.

    Also where the words quoted as its own stand in another article. Whether an article that exists
    fits the act is LAW-04. **Needs**: citations, the documents' dates.
    """
    tally = Tally()
    cited_all = citations(case_facts, tally)
    for cited in cited_all:
        if cited.citation.article is not None:
            _weigh(case_facts, cited, cited_all, standards, tally)
    return tally.outcome("卷内文书没有引用到具体条文")


def _weigh(
    case_facts: CaseFacts,
    cited: Cited,
    cited_all: list[Cited],
    standards: Standards,
    tally: Tally,
) -> None:
    day = document_date(case_facts, cited.document)
    looked = look_up(cited, day, act_date(case_facts), standards)
    text = looked.text
    if text is None:
        why = "文书日期未能确定"
        if looked.day:
            why = f"法律库没有其在{say_date(looked.day)}施行的文本"
        tally.doubt_fact(f"{cited}是否存在未能核对：{why}", cited.fact)
        return
    missing, sure = missing_part(cited.citation, text, standards)
    if not missing:
        _weigh_quotation(looked, standards, tally)
    elif not sure:
        tally.doubt_fact(
            f"{cited}：{missing}，法律库文本的款项划分不能确定，请核对原文", cited.fact
        )
    elif cited.fact.confidence < SURE_READING:
        tally.doubt_fact(f"{cited}：{missing}，但条号识读把握不足", cited.fact)
    elif other := _right_elsewhere(cited, cited_all, text, standards):
        tally.doubt_fact(
            f"{cited}：{missing}，而{other}存在，可能是识读误差或笔误", cited.fact, other.fact
        )
    else:
        tally.allege(
            f"{cited.document.id}:{say_citation(cited.citation)}",
            f"{cited}不存在：{missing}（{text.version}公布的文本）。",
            facts=(cited.fact,),
            steps=({"note": missing},),
        )


def _weigh_quotation(looked: LookedUp, standards: Standards, tally: Tally) -> None:
    """The article is there: does it say what the document quotes as its words?"""
    cited = looked.cited
    quotation = weigh_quotation(looked, standards)
    if quotation is None or quotation.share >= STRANGE:
        tally.passed(cited.fact)
        return
    said = f"{cited}，所引“{cited.citation.quoted}”与该条内容不符"
    if quotation.elsewhere is None:
        tally.doubt_fact(f"{said}，可能是概括，请核对原文", cited.fact)
    elif cited.fact.confidence < SURE_READING:
        tally.doubt_fact(f"{said}，但条号识读把握不足", cited.fact)
    else:
        right = f"第{numeral(quotation.elsewhere)}条"
        tally.allege(
            f"{cited.document.id}:{say_citation(cited.citation)}:words",
            f"{said}，这段文字见于{right}。",
            facts=(cited.fact,),
            steps=({"note": f"所引文字见于{right}"},),
        )


def _right_elsewhere(
    cited: Cited, cited_all: list[Cited], text: LawText, standards: Standards
) -> Cited | None:
    """Another document's citation of the same law, a digit away, that exists.

    Then a stroke may be misread.
    """
    number = numeral(cited.citation.article or 0)
    for other in cited_all:
        if other.document.id == cited.document.id or other.citation.name != cited.citation.name:
            continue
        near = numeral(other.citation.article or 0)
        close = len(near) == len(number) and sum(a != b for a, b in zip(near, number, strict=True))
        if close == 1 and not missing_part(other.citation, text, standards)[0]:
            return other
    return None
