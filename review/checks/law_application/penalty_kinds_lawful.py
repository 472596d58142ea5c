"""LAW-09: kinds of penalty without basis, ordered ones left out, no order to correct (处罚种类)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.absence import Absence, look_for
from review.checks.citations.look_up import look_up
from review.checks.cited import Cited, act_date, document_date
from review.checks.decision.penalty_kinds import penalty_kinds
from review.checks.law_application.measures import (
    CORRECTION,
    GOODS,
    WARNING,
    ordered_by,
    threatened_in,
)
from review.checks.law_application.rules_cited import DECISIONS, names_an_act
from review.checks.missing import settle
from review.checks.slots import search
from review.checks.statements import why_silence_proves_nothing
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import citation_of
from review.checks.wording import say_citation, title_at

if TYPE_CHECKING:
    from review.checks.citations.look_up import LookedUp
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

_DISPOSED = "销毁|退回|召回|退还|另行处理|已处理|移交|下落不明|灭失"
_PUT_RIGHT = "已(?:经)?(?:改正|整改|停止|拆除|消除|清除|恢复|下架|办理)|改正完毕|整改完毕|整改到位"
_SHOWN = 48
_ORDERED = "责令|限期|立即(?:改正|停止)|改正违法"


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where the decision's kinds of penalty and the article's own words do not agree.

    Also where 责令改正 is counted among the penalties, or a document below the law is the basis.
    可以 leaves a choice. Gains not taken away are FAC-04. **Needs**: `law_penalty`,
    `penalty_items`, `goods_at_hand`. **Source**: 行政处罚法 第九条、第十六条、第二十八条.
    """
    tally = Tally()
    for document in case_facts.documents_of(*DECISIONS):
        _weigh_basis(case_facts, document, tally)
        _weigh_correction_as_penalty(case_facts, document, tally)
        _weigh_kinds(case_facts, document, standards, tally)
    return settle(case_facts, tally, "卷内没有处罚决定书")


def _weigh_basis(case_facts: CaseFacts, document: Document, tally: Tally) -> None:
    for fact in case_facts.facts_of(document, "penalty_norm"):
        citation = citation_of(fact)
        if not usable(fact) or citation is None:
            continue
        laws = [one for one in case_facts.facts_of(document, "law_penalty") if usable(one)]
        why = why_silence_proves_nothing(case_facts, document)
        if laws or why:
            also = why or "同时引用了法律"
            tally.doubt_fact(
                f"{title_at(document)}以《{citation.name}》为处罚依据，{also}，请核对", fact
            )
            continue
        tally.allege(
            f"{document.id}:norm",
            f"{title_at(document)}直接以《{citation.name}》作为处罚依据，未引用法律、法规、规章；"
            "规范性文件、裁量基准、清单不能设定处罚。",
            facts=(fact,),
        )


def _weigh_correction_as_penalty(case_facts: CaseFacts, document: Document, tally: Tally) -> None:
    for fact in case_facts.facts_of(document, "correction_as_penalty"):
        if usable(fact):
            tally.allege(
                f"{document.id}:correction",
                f"{title_at(document)}把“{fact.value}”列为行政处罚，责令改正不是处罚种类。",
                facts=(fact,),
            )


def _weigh_kinds(
    case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally
) -> None:
    decided = read_fact(case_facts, document, standards, "penalty_items")
    if isinstance(decided, Gap):
        tally.doubt_gap(decided)
        return
    bases = _bases(case_facts, document, standards, tally)
    if not bases:
        return
    kinds = penalty_kinds([decided])
    _weigh_without_basis(case_facts, document, decided, kinds, bases, tally)
    for looked in bases:
        if looked.article is not None and document.kind == "penalty_decision":
            _weigh_left_out(case_facts, document, looked, decided, kinds, standards, tally)
    tally.passed(decided, *(looked.cited.fact for looked in bases))


def _bases(
    case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally
) -> list[LookedUp]:
    """The penalty basis looked up; what cannot be looked up is a doubt."""
    found = []
    facts = case_facts.facts_of(document, "law_penalty")
    day, act = document_date(case_facts, document), act_date(case_facts)
    for fact in facts:
        citation = citation_of(fact) if usable(fact) else None
        if citation is None:
            if fact.status != "blank":
                tally.doubt_fact(f"{title_at(document)}的处罚依据“{fact.raw}”识读把握不足", fact)
        elif names_an_act(citation):
            looked = look_up(Cited(document, fact, citation), day, act, standards)
            if looked.article is None:
                tally.doubt_fact(
                    f"{say_citation(citation)}的文本未能在法律库中核对，处罚种类是否合法不能确定",
                    fact,
                )
            found.append(looked)
    if not found:
        tally.doubt(
            f"{title_at(document)}的处罚依据未识读到，处罚种类是否合法不能确定",
            (case_facts.place_of(document),),
        )
    return found


def _weigh_without_basis(
    case_facts: CaseFacts,
    document: Document,
    decided: Fact,
    kinds: frozenset[str],
    bases: list[LookedUp],
    tally: Tally,
) -> None:
    """Kinds that no article cited speaks of; only where the words of all of them are at hand."""
    if any(looked.article is None for looked in bases):
        return
    words = "\n".join(looked.article.text for looked in bases if looked.article)
    without = sorted(kinds - threatened_in(words))
    if not without:
        return
    cited = "、".join(say_citation(looked.cited.citation) for looked in bases)
    why = why_silence_proves_nothing(case_facts, document)
    if why or ("依照" in words and "规定" in words):
        also = why or "该条援引其他条款"
        tally.doubt_fact(f"{cited}未规定{'、'.join(without)}，但{also}，请核对", decided)
        return
    tally.allege(
        f"{document.id}:without:{'、'.join(without)}",
        f"{title_at(document)}处以{'、'.join(without)}，而处罚依据{cited}没有规定该种处罚。",
        facts=(decided, *(looked.cited.fact for looked in bases)),
    )


def _weigh_left_out(
    case_facts: CaseFacts,
    document: Document,
    looked: LookedUp,
    decided: Fact,
    kinds: frozenset[str],
    standards: Standards,
    tally: Tally,
) -> None:
    article = looked.article
    citation = looked.cited.citation
    paragraph = article.paragraph(citation.paragraph or 1) if article else None
    if paragraph is None:
        return
    ordered = ordered_by(paragraph.text)
    where = say_citation(citation)
    if WARNING in ordered and "罚款" in kinds and WARNING not in kinds:
        said = f"{where}规定“{ordered.by_kind[WARNING]}”，{title_at(document)}没有给予警告"
        orders = look_for(case_facts, standards, "rectification_order")
        if isinstance(orders, Absence):
            _allege_unless_said(
                case_facts, document, looked.cited.fact, decided, WARNING, f"{said}。", tally
            )
        else:
            tally.doubt_fact(f"{said}，是否在责令改正文书中一并给予须核对", looked.cited.fact)
    if GOODS in ordered and GOODS not in kinds:
        _weigh_goods(case_facts, document, looked, decided, ordered.by_kind[GOODS], tally)
    if CORRECTION in ordered:
        _weigh_correction(
            case_facts, document, looked, ordered.by_kind[CORRECTION], standards, tally
        )


def _weigh_goods(
    case_facts: CaseFacts,
    document: Document,
    looked: LookedUp,
    decided: Fact,
    words: str,
    tally: Tally,
) -> None:
    """Goods still there must be taken away where the article orders it."""
    held = [fact for fact in case_facts.facts_of(document, "goods_at_hand") if usable(fact)]
    if not held:
        return
    if found := search(case_facts, document, _DISPOSED):
        tally.doubt(
            f"{title_at(document)}未没收违法物品，提到“{found.text}”，物品去向须核对", (found,)
        )
        return
    message = (
        f"{say_citation(looked.cited.citation)}规定“{words}”，{title_at(document)}载明"
        f"“{_shown(held[0])}”，却没有没收。"
    )
    _allege_unless_said(
        case_facts, document, looked.cited.fact, decided, "没收", message, tally, held[0]
    )


def _shown(fact: Fact) -> str:
    """The end of the sentence, where it says that the goods are there."""
    words = str(fact.value)
    return words if len(words) <= _SHOWN else f"……{words[-_SHOWN:]}"


def _allege_unless_said(
    case_facts: CaseFacts,
    document: Document,
    basis: Fact,
    decided: Fact,
    word: str,
    message: str,
    tally: Tally,
    *more: Fact,
) -> None:
    """The kind is left out, as far as the whole decision was read and speaks of it nowhere."""
    if why := why_silence_proves_nothing(case_facts, document):
        tally.doubt(f"{title_at(document)}未见{word}，但{why}", (case_facts.place_of(document),))
    elif found := search(case_facts, document, word):
        tally.doubt(f"{title_at(document)}提到“{found.text}”，是否决定{word}须核对", (found,))
    else:
        tally.allege(f"{document.id}:left:{word}", message, facts=(basis, decided, *more))


def _weigh_correction(
    case_facts: CaseFacts,
    document: Document,
    looked: LookedUp,
    words: str,
    standards: Standards,
    tally: Tally,
) -> None:
    """Somewhere the party must be told to put it right, unless there is nothing left to."""
    if case_facts.documents_of("rectification_order"):
        return
    if search(case_facts, document, f"{_ORDERED}|{_PUT_RIGHT}"):
        return
    if why := why_silence_proves_nothing(case_facts, document):
        tally.doubt(f"{title_at(document)}未见责令改正，但{why}")
        return
    looked_for = look_for(case_facts, standards, "rectification_order")
    if not isinstance(looked_for, Absence):
        reason = getattr(looked_for, "reason", "")
        if reason:
            tally.doubt(reason, (case_facts.place_of(document),))
        return
    tally.allege(
        f"{document.id}:uncorrected",
        f"{say_citation(looked.cited.citation)}规定“{words}”，{title_at(document)}没有责令改正，"
        f"{looked_for.words}，也未载明违法状态已经消除。",
        facts=(looked.cited.fact,),
        evidence=(case_facts.place_of(document),),
        confidence=min(looked.cited.fact.confidence, looked_for.confidence),
    )
