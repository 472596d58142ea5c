"""What became of each citation (引用核对): 相符, 有误 or 未核验, with the words of the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.citations.look_up import look_up
from review.checks.citations.missing_part import missing_part
from review.checks.citations.quotation import STRANGE, weigh_quotation
from review.checks.cited import act_date, citations, document_date
from review.checks.tally import Tally
from review.checks.wording import numeral, say_date
from review.model.citation_check import CitationCheck

if TYPE_CHECKING:
    from review.checks.citations.look_up import LookedUp
    from review.model.case_file import CaseFacts
    from review.model.citation_check import CitationVerdict
    from review.standards.load import Standards

SURE_READING = 0.8
"""One wrong stroke makes another number: a citation read with less confidence proves nothing."""


def citation_checks(case_facts: CaseFacts, standards: Standards) -> tuple[CitationCheck, ...]:
    """Every citation of the case file that was read well, in the order of the documents.

    A citation of a law that is not at hand is 未核验, never 有误.
    """
    act = act_date(case_facts)
    checks = []
    for cited in citations(case_facts, Tally()):
        looked = look_up(cited, document_date(case_facts, cited.document), act, standards)
        verdict, reason = _verdict(looked, standards)
        checks.append(_check(looked, verdict, reason, standards))
    return tuple(checks)


def _check(
    looked: LookedUp, verdict: CitationVerdict, reason: str, standards: Standards
) -> CitationCheck:
    cited, citation = looked.cited, looked.cited.citation
    version = looked.status.version if looked.status else None
    return CitationCheck(
        document=cited.document.id,
        fact=cited.fact.id,
        written=cited.fact.raw,
        citation=citation,
        law=standards.laws.full_name(citation.name) or citation.name,
        version=looked.text.version if looked.text else version.version if version else "",
        day=looked.day,
        day_of=looked.day_of,
        verdict=verdict,
        reason=reason,
        words=looked.words,
        article_words=looked.article.text if looked.article else "",
        source=looked.text.source if looked.text else "",
        evidence=cited.fact.evidence,
    )


def _verdict(looked: LookedUp, standards: Standards) -> tuple[CitationVerdict, str]:
    status, day = looked.status, looked.day
    if status is None or day is None:
        return "unverified", "文书日期未能确定，不知应以何日的文本核对"
    if status.force == "unknown":
        return (
            "unverified",
            "法律库未收录，或者不能确定其在该日是否有效；可用 juanjian law import 导入",
        )
    if status.force == "not_yet" and status.start:
        reason = f"自{say_date(status.start)}起施行，文书日期在此之前"
        return ("wrong", reason) if status.sure else ("unverified", f"{reason}（施行日期尚待核实）")
    if status.force == "repealed" and status.repeal and looked.day_of == "document":
        ended = f"已于{say_date(status.repeal.end)}废止"
        if status.repeal.replaced_by:
            ended += f"，由《{status.repeal.replaced_by}》取代"
        return ("wrong", ended) if status.sure else ("unverified", f"{ended}（废止日期尚待核实）")
    return _verdict_of_place(looked, standards)


def _verdict_of_place(looked: LookedUp, standards: Standards) -> tuple[CitationVerdict, str]:
    citation = looked.cited.citation
    if citation.article is None:
        return "verified", "该法有效；未写明条文"
    if looked.text is None:
        when = say_date(looked.day) if looked.day else "该日"
        return "unverified", f"法律库没有其在{when}施行的文本，条文未能核对"
    missing, sure = missing_part(citation, looked.text, standards)
    if missing and not sure:
        return "unverified", f"{missing}，法律库文本的款项划分不能确定"
    if missing and looked.cited.fact.confidence < SURE_READING:
        return "unverified", f"{missing}，但条号识读把握不足"
    if missing:
        return "wrong", f"{missing}（{looked.text.version}公布的文本）"
    quotation = weigh_quotation(looked, standards)
    if quotation is not None and quotation.share < STRANGE:
        if quotation.elsewhere is None or looked.cited.fact.confidence < SURE_READING:
            return "unverified", "所引文字与该条内容不符，可能是概括，请核对原文"
        return "wrong", f"所引文字与该条内容不符，见于第{numeral(quotation.elsewhere)}条"
    if looked.day_of == "act":
        return "verified", "该法在行为时有效，文书日期前已废止；须核对是否说明从旧兼从轻"
    return "verified", f"该条存在（{looked.text.version}公布的文本）"
