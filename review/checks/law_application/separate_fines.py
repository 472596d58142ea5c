"""Fines added up within one decision: for several acts it is right, for one act it is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.slots import search
from review.checks.trust import usable
from review.checks.wording import say_money, title_at
from review.language.numerals import parse_decimal, repaired_capitals

if TYPE_CHECKING:
    from review.checks.law_application.former_fines import Fined
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts

_NUMBER = r"[\d,.]+万?|[零〇一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]+"
_FINE = re.compile(rf"罚款(?:人民币)?[¥￥]?({_NUMBER})元")
_TOTAL = re.compile(
    rf"(?:合计|合并|共计|总计|累计|两项|各项|决定执行|合并执行)[^。；;元]{{0,16}}?罚款(?:人民币)?[¥￥]?({_NUMBER})元"
)
_ONE_ACT = re.compile(
    r"(?:同一|一个|该|上述|此)(?:违法)?行为[^。；]{0,8}(?:同时|既|又|分别|还)[^。；]{0,6}(?:违反|触犯)"
    r"|同时违反(?:了)?[^。；]{0,60}(?:和|、|以及|与)"
)
_SEVERAL = re.compile(
    r"(?:[两二三四五多数]|几)(?:项|个|种|起)(?:不同|独立|性质不同)?的?(?:违法)?(?:行为|事实)"
    r"|(?:分别|数个|多个|不同)(?:的)?违法行为|违法行为[一二三]|按日连续"
)
_AFTER_DECISION = re.compile(r"(?:逾期|每日按|加处|告知|如不服).*", re.S)


def weigh_sum(case_facts: CaseFacts, one: Fined, tally: Tally) -> None:
    """Alleges a total of separate fines that the decision's own words give to one act."""
    bodies = [fact for fact in case_facts.facts_of(one.document, "body") if usable(fact)]
    if not bodies:
        return
    text = re.sub(r"\s", "", str(bodies[0].value))
    order = text[: len(text) - len(_tail(text))]
    total = _TOTAL.search(order)
    if total is None:
        return
    whole = _fen(total[1])
    parts = [
        fen
        for match in _FINE.finditer(order)
        if not total.start() <= match.start() < total.end()
        and (fen := _fen(match[1])) is not None
        and fen != whole
    ]
    parts = list(dict.fromkeys(parts)) if len(set(parts)) > 1 else parts
    if whole is None or len(parts) < 2 or sum(parts) != whole:
        return
    place = search(case_facts, one.document, r"(?:合计|合并|共计|总计|累计|合并执行)[^。]*")
    places = (place,) if place else (case_facts.place_of(one.document),)
    sums = " + ".join(say_money(part) for part in parts)
    said = f"{title_at(one.document)}分别处以罚款后相加：{sums} = {say_money(whole)}"
    if _SEVERAL.search(order):
        tally.passed(note=f"{said}，决定书写明为数个违法行为")
    elif act := _ONE_ACT.search(order):
        tally.allege(
            f"{one.document.id}:sum",
            f"{said}，而决定书写明“{act[0]}”，同一违法行为应当按罚款数额高的规定处罚。",
            facts=one.facts[:1],
            evidence=places,
            steps=({"note": f"{sums} = {say_money(whole)}"},),
            confidence=min(0.85, one.facts[0].confidence),
        )
    else:
        tally.doubt(f"{said}，是一个还是数个违法行为须人工判断", places)


def _tail(text: str) -> str:
    """What stands behind the order: rates of delay, remedies."""
    match = _AFTER_DECISION.search(text, text.find("决定"))
    return match[0] if match else ""


def _fen(written: str) -> int | None:
    number = parse_decimal(written) or parse_decimal(repaired_capitals(written))
    if number is None and written.endswith("万"):
        bare = parse_decimal(written[:-1])
        number = bare * 10_000 if bare is not None else None
    return int(number * 100) if number is not None else None
