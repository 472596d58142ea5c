"""LAW-03: the basis is not cited down to 款 and 项, or not by its full name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.citations.look_up import look_up
from review.checks.cited import act_date, citations, document_date
from review.checks.tally import Tally
from review.checks.wording import numeral, say_citation
from review.standards.laws import law_key

if TYPE_CHECKING:
    from review.checks.cited import Cited
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.article import Article
    from review.standards.load import Standards

_WANTED = ("penalty_decision", "onspot_penalty_decision", "prior_notice")
_PROCEDURE = frozenset(
    {"行政处罚法", "行政强制法", "行政复议法", "行政诉讼法", "行政许可法", "民事诉讼法"}
)
"""Cited for rights and procedure, where whole articles are meant."""
_SUBSTANCE = ("law_violated", "law_penalty")
_POINTING = ("该法", "本法", "同法", "此法", "上述", "前述", "该条例", "该办法", "该规定")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found per citation that stops short of a paragraph or item the article has.

    Or names the law short.

    A short name passes where the document gives the full name too (以下简称). **Needs**: citations,
    dates.
    """
    tally = Tally()
    cited_all = citations(case_facts, tally, _WANTED)
    for cited in cited_all:
        procedural = law_key(cited.citation.name) in _PROCEDURE
        if procedural and cited.fact.field not in _SUBSTANCE:
            continue
        _weigh(case_facts, cited, cited_all, standards, tally)
    return tally.outcome("决定书、告知书没有引用法律依据")


def _weigh(
    case_facts: CaseFacts,
    cited: Cited,
    cited_all: list[Cited],
    standards: Standards,
    tally: Tally,
) -> None:
    faults = _name_faults(cited, cited_all, standards)
    day = document_date(case_facts, cited.document)
    number = cited.citation.article
    if number is None:
        faults.append("未写明条文")
    elif not standards.laws.knows(cited.citation.name):
        tally.doubt_fact(f"{cited}是否有款项，因法律库未收录须人工核对", cited.fact)
        return
    else:
        article = look_up(cited, day, act_date(case_facts), standards).article
        if article is None or not article.certain:
            tally.doubt_fact(f"{cited}的款项划分未能在法律库中核对", cited.fact)
        else:
            faults += _depth_faults(article, cited)
    if faults:
        tally.allege(
            f"{cited.document.id}:{say_citation(cited.citation)}",
            f"{cited}{'，'.join(faults)}。",
            facts=(cited.fact,),
        )
    else:
        tally.passed(cited.fact)


def _depth_faults(article: Article, cited: Cited) -> list[str]:
    """Paragraphs or items that the article has and the citation does not name."""
    citation = cited.citation
    count = len(article.paragraphs)
    if citation.paragraph is None and count > 1 and citation.item is None:
        return [f"未具体到款（该条共{count}款）"]
    part = article.paragraph(citation.paragraph or 1)
    if citation.item is None and part and part.items:
        where = f"第{numeral(citation.paragraph)}款" if citation.paragraph else "该条"
        return [f"未具体到项（{where}共{len(part.items)}项）"]
    return []


def _name_faults(cited: Cited, cited_all: list[Cited], standards: Standards) -> list[str]:
    written = cited.citation.law
    if written.startswith(_POINTING):
        return []
    faults = [] if cited.citation.bracketed else ["未使用书名号"]
    full = standards.laws.full_name(cited.citation.name)
    if full and standards.laws.is_short(written) and not _named_in_full(cited, cited_all, full):
        faults.append(f"未用全称《{full}》")
    return faults


def _named_in_full(cited: Cited, cited_all: list[Cited], full: str) -> bool:
    """The document gives the full name elsewhere, so the short one is defined or clear."""
    return any(
        other.document.id == cited.document.id and other.citation.law.strip("《》") == full
        for other in cited_all
    )
