"""What a worksheet means for a check: passed, doubted or alleged, with the count as a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from review.checks.tally import Tally
    from review.model.fact import Evidence
    from review.model.timeline import OrderAnswer, Worksheet


def step_of(sheet: Worksheet) -> Mapping[str, object]:
    """The step for an explanation."""
    step: dict[str, object] = {
        "time_limit": sheet.limit,
        "allowed": sheet.allowed,
        "actual": sheet.actual,
        "unit": sheet.unit,
    }
    if sheet.last_day:
        step["last_day"] = sheet.last_day.isoformat()
    return step | {"note": "；".join(sheet.steps) or sheet.reason}


def places_of(sheet: Worksheet) -> tuple[Evidence, ...]:
    """Every place that the worksheet rests on."""
    return (*(place for fact in sheet.facts for place in fact.evidence), *sheet.evidence)


def weigh_sheet(
    sheet: Worksheet,
    tally: Tally,
    key: str,
    message: str,
    *,
    doubt: str = "",
    evidence: Iterable[Evidence] = (),
    advisory_is_doubt: bool = True,
) -> None:
    """Kept passes; over is alleged with `message`, of an advisory length only doubted.

    `doubt`: words before the reason of a worksheet that cannot answer.
    """
    if sheet.result == "kept":
        tally.passed(*sheet.facts, note=sheet.reason)
    elif sheet.result == "over" and not (sheet.advisory and advisory_is_doubt):
        tally.allege(key, message, facts=sheet.facts, evidence=evidence, steps=(step_of(sheet),))
    elif sheet.result == "over":
        said = f"{sheet.name}：{sheet.reason}，该期限未经核对原文，只作提示"
        tally.doubt(said, places_of(sheet))
    else:
        tally.doubt(f"{doubt}{sheet.reason}", places_of(sheet))


def weigh_answer(answer: OrderAnswer, tally: Tally, key: str, message: str) -> None:
    """Kept passes, reversed is alleged; what is not in the file says nothing."""
    if answer.result == "kept":
        tally.passed(*answer.facts)
    elif answer.result == "reversed":
        steps = ({"note": f"次序规则{answer.rule}：{answer.note}"},)
        tally.allege(f"{answer.rule}:{key}", message, facts=answer.facts, steps=steps)
    elif answer.result == "undetermined" and (answer.facts or answer.evidence):
        places = (place for fact in answer.facts for place in fact.evidence)
        tally.doubt(answer.reason, (*places, *answer.evidence))


def pair_key(answer: OrderAnswer) -> str:
    """The two documents compared."""
    ends = (answer.earlier, answer.later)
    return ":".join(end.document for end in ends if end)
