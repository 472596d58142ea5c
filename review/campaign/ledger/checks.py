"""Checks of a ledger as a whole (台账校验): what an office should ask the agencies about."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from review.campaign.case_numbers import case_number, serial_number
from review.model.ledger import LedgerProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from review.model.ledger import LedgerCase

SHOWN_GAPS = 10
ODD_FEN = 100_000_000 * 100
"""From a hundred million 元 on somebody has probably mistaken the unit."""
NO_FINE = ("inspection", "license")


def check_ledger(
    cases: Sequence[LedgerCase], lines: Sequence[int], today: date
) -> tuple[LedgerProblem, ...]:
    """`lines`: of the cases in the file. Duplicates are errors, the rest is to be asked about."""
    found = [*_duplicates(cases, lines), *gaps(cases)]
    for case, line in zip(cases, lines, strict=True):
        for check, message in (*_days(case, today), *_amount(case)):
            found.append(LedgerProblem(line, check, "warning", message))
    return tuple(sorted(found, key=lambda one: (one.line == 0, one.line)))


def gaps(cases: Iterable[LedgerCase]) -> Iterator[LedgerProblem]:
    """Numbers missing between the first and the last of a series of one agency and year."""
    series: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for case in cases:
        number = case_number(case.case_no)
        serial = serial_number(number)
        if serial is not None and number.year:
            series[case.agency, number.word, number.year].add(serial)
    for (agency, word, year), numbers in sorted(series.items()):
        runs = _missing(sorted(numbers))
        if runs:
            count = sum(last - first + 1 for first, last in runs)
            shown = "、".join(_run(*run) for run in runs[:SHOWN_GAPS])
            more = f"等{len(runs)}段" if len(runs) > SHOWN_GAPS else ""
            yield LedgerProblem(
                0,
                "gap",
                "warning",
                f"{agency} {word}〔{year}〕的案号不连续，缺 {shown}{more}，共{count}个，"
                "请核实是否漏报",
            )


def _duplicates(cases: Sequence[LedgerCase], lines: Sequence[int]) -> Iterator[LedgerProblem]:
    first: dict[tuple[str, str], int] = {}
    for case, line in zip(cases, lines, strict=True):
        key = case.agency, case.case_key
        if key in first:
            said = f"与第{first[key]}行重复（{case.agency} {case.case_no}），请删去一行"
            yield LedgerProblem(line, "duplicate", "error", said)
        else:
            first[key] = line


def _days(case: LedgerCase, today: date) -> Iterator[tuple[str, str]]:
    named = (("立案日期", case.filed), ("决定日期", case.decided), ("结案日期", case.closed))
    days = [(name, day) for name, day in named if day is not None]
    for name, day in days:
        if day > today:
            yield "future", f"{name}（{day}）晚于今天，请核对"
    for place, (name, day) in enumerate(days):
        for later_name, later in days[place + 1 :]:
            if later < day:
                yield "order", f"{later_name}（{later}）早于{name}（{day}），请核对"
    if case.closed is None:
        yield "open", "没有结案日期，请核对是否已办结"


def _amount(case: LedgerCase) -> Iterator[tuple[str, str]]:
    amount = case.amount_fen
    if amount is None:
        return
    if amount >= ODD_FEN:
        yield "amount", f"罚没额 {amount / 100:,.2f} 元异常，请核对单位是元还是万元"
    elif amount and case.kind in NO_FINE:
        yield "amount", f"检查、许可案卷填写了罚没额 {amount / 100:,.2f} 元，请核对类型"


def _missing(numbers: Sequence[int]) -> list[tuple[int, int]]:
    return [(one + 1, after - 1) for one, after in pairwise(numbers) if after > one + 1]


def _run(first: int, last: int) -> str:
    return f"{first}号" if first == last else f"{first}至{last}号"
