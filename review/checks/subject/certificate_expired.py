"""SUB-05 执法证件在执法时已过期、暂扣或注销.

**Source**: 行政处罚法 第四十二条第一款、第五十五条第一款; 行政强制法 第十七条第三款.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from review.checks.registers import FROM_REGISTER, numbered, text_of
from review.checks.slots import search
from review.checks.subject.certificates import acts, copied_certificates, same_person
from review.checks.tally import Tally
from review.checks.trust import Gap
from review.checks.values import date_of
from review.checks.wording import fact_at, say_date, title_at
from review.standards.registers.register import in_force

if TYPE_CHECKING:
    from review.checks.dated import Dated
    from review.checks.subject.certificates import Acting, Copied
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.fact import Evidence, Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards
    from review.standards.registers.register import Register, RegisterRow

_EXTENDED = (
    r"(?:执法证|证件)(?:件)?[^日]{0,12}有效期[^日]{0,8}(?:延长|顺延|延期)|(?:执法证|证件)延期"
)
_OUT_OF_USE = ("暂扣", "注销")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Each officer of each record held a valid certificate on the day of the act.

    **Needs**: a copy of the certificates with their days, or the register of certificates; the day
    and the officers of the records.
    """
    tally = Tally()
    extended = _extended(case_facts)
    if extended:
        tally.doubt(
            f"第{extended.page_no}页写有“{extended.text}”，证件有效期可能已统一延长", (extended,)
        )
        return tally.outcome("")
    copies = tuple(copied_certificates(case_facts))
    register = standards.registers.get("officer_certificates")
    for acting in acts(case_facts, standards):
        if isinstance(acting.day, Gap):
            tally.doubt_gap(acting.day)
        elif not acting.officers and not acting.numbers:
            tally.doubt(
                f"{title_at(acting.document)}的执法人员未能读出，无法核对证件",
                (case_facts.place_of(acting.document),),
            )
        else:
            known = _by_copies(acting, acting.day, copies, tally)
            if register is not None:
                _by_register(acting, acting.day, register, tally)
            elif not known:
                tally.doubt(
                    "未导入执法证登记，卷内也没有全部执法人员载明有效期的证件复印件，"
                    f"无法核对{title_at(acting.document)}的执法人员证件是否有效"
                )
    return tally.outcome("卷内没有执法人员实施执法的笔录")


def _extended(case_facts: CaseFacts) -> Evidence | None:
    """A word of an announcement that put off the end of all certificates (统一延期)."""
    found = (search(case_facts, document, _EXTENDED) for document in case_facts.documents)
    return next((place for place in found if place), None)


def _by_copies(acting: Acting, day: Dated, copies: tuple[Copied, ...], tally: Tally) -> bool:
    """Weighs the copies; True where they answer for every officer of the record."""
    known: set[str] = set()
    for copied in copies:
        holder = next((name for name in acting.officers if same_person(copied.name, name)), "")
        if holder:
            known.add(holder)
            _weigh_copy(acting, day, copied, holder, tally)
        elif not copied.name and _outside(copied, day.day):
            tally.doubt_fact(
                f"{fact_at(copied.valid_to, copied.document)}为有效期届满日，早于{day}，"
                "是何人的证件未能读出",
                copied.valid_to,
                day.fact,
            )
    return bool(acting.officers) and known == set(acting.officers)


def _weigh_copy(acting: Acting, day: Dated, copied: Copied, holder: str, tally: Tally) -> None:
    used = [day.fact, copied.valid_to, *([copied.valid_from] if copied.valid_from else [])]
    if not _outside(copied, day.day):
        tally.passed(*used)
        return
    span = say_date(date_of(copied.valid_to) or day.day)
    if copied.valid_from and (start := date_of(copied.valid_from)) and day.day < start:
        span = f"自{say_date(start)}起"
    else:
        span = f"至{span}"
    tally.allege(
        f"{acting.document.id}:{holder}",
        f"{title_at(acting.document)}于{say_date(day.day)}制作，执法人员{holder}的执法证有效期{span}"
        f"（{title_at(copied.document)}），执法时证件不在有效期内。",
        facts=used,
    )


def _outside(copied: Copied, day: date) -> bool:
    end = date_of(copied.valid_to)
    start = date_of(copied.valid_from) if copied.valid_from else None
    return (end is not None and day > end) or (start is not None and day < start)


def _by_register(acting: Acting, day: Dated, register: Register, tally: Tally) -> None:
    if not acting.numbers:
        tally.doubt(f"{title_at(acting.document)}的执法证号未能读出，无法在{register.name}核对")
    for fact in acting.numbers:
        rows = numbered(register, "cert_no", str(fact.value))
        if not rows:
            tally.doubt_fact(f"{register.name}中没有证号“{fact.value}”，有效期无法核对", fact)
            continue
        wrong = [said for row in rows if (said := _wrong_on(row, day.day))]
        if len(wrong) < len(rows):
            tally.passed(fact, day.fact)
        else:
            _allege_register(acting, day, fact, register, wrong[0], rows[0], tally)


def _allege_register(
    acting: Acting,
    day: Dated,
    fact: Fact,
    register: Register,
    wrong: str,
    row: RegisterRow,
    tally: Tally,
) -> None:
    used = (fact, day.fact)
    tally.allege(
        f"{acting.document.id}:{fact.value}",
        f"{title_at(acting.document)}于{say_date(day.day)}制作，{register.name}（截至"
        f"{say_date(register.as_of)}）载明{text_of(row, 'name')}的执法证（{fact.value}）{wrong}。",
        facts=used,
        confidence=min(FROM_REGISTER, *(one.confidence for one in used)),
        source="register",
    )


def _wrong_on(row: RegisterRow, day: date) -> str:
    """Why a certificate of the register was no good on the day; "" where it was."""
    status, since = text_of(row, "status"), row.get("status_from")
    if status in _OUT_OF_USE and isinstance(since, date) and since <= day:
        return f"已于{say_date(since)}{status}"
    if in_force(row, day):
        return ""
    first, last = row.get("valid_from"), row.get("valid_to")
    if isinstance(first, date) and day < first:
        return f"自{say_date(first)}起有效"
    return f"有效期至{say_date(last)}" if isinstance(last, date) else ""
