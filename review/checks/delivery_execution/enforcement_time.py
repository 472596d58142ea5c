"""When execution may not take place: at night and on public holidays (行政强制法 第四十三条)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.slots import mention
from review.checks.trust import usable
from review.checks.values import date_of, moment_of
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from datetime import date, datetime

    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.standards.load import Standards

NIGHT_FROM, NIGHT_TO = 22, 6
URGENT = ("紧急", "危及", "抢险", "立即")
CUT_OFF = ("停止供水", "停止供电", "停水", "停电", "断水", "断电", "停止供热", "停止供燃气")


def weigh_time(case_facts: CaseFacts, act: Document, standards: Standards, tally: Tally) -> None:
    """The hour and the day that the decision sets; what it says of urgency raises doubt."""
    if place := mention(case_facts, act, *CUT_OFF):
        reason = f"{title_at(act)}写有“{place.text}”，请核对是否以停水、停电等方式迫使居民履行"
        tally.doubt(reason, (place,))
    facts = [fact for fact in case_facts.facts_of(act, "exec_time") if usable(fact)]
    for fact in facts[:1]:
        fact_day, moment = date_of(fact), moment_of(fact)
        why = _unlawful(fact_day, moment, standards)
        if fact_day is None or not why:
            tally.passed(fact)
        elif why == "周末":
            tally.doubt_fact(f"{title_at(act)}的执行时间{say_date(fact_day)}为周末，请核对", fact)
        elif place := mention(case_facts, act, *URGENT):
            tally.doubt(
                f"{title_at(act)}在{why}执行，写有“{place.text}”，请核对是否紧急情况", (place,)
            )
        else:
            said = say_date(moment or fact_day)
            tally.allege(
                f"{act.id}:time",
                f"{title_at(act)}的执行时间为{said}，属于{why}，没有说明紧急情况"
                "（行政强制法第四十三条第一款）。",
                facts=(fact,),
            )


def _unlawful(day: date | None, moment: datetime | None, standards: Standards) -> str:
    """夜间, the holiday's name, 周末 (not certain that the law means it), or nothing."""
    if moment is not None and (moment.hour >= NIGHT_FROM or moment.hour < NIGHT_TO):
        midnight = moment.hour == 0 and moment.minute == 0
        return "" if midnight else "夜间"
    if day is None:
        return ""
    if holiday := standards.calendar.holiday_name(day):
        return f"法定节假日（{holiday}）"
    return "周末" if standards.calendar.is_workday(day) is False else ""
