"""The score of a case file: provisional from the machine's findings, final from people's verdicts.

Before verdicts a finding takes points off only where the rows let a machine's word into the draft:
checks marked `auto_flag` whose facts were read with enough confidence. Once every finding has a
verdict, only those confirmed count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.score import Recorded, Score
from review.scoring.counted import is_decided, sift
from review.scoring.grade import bonus_points, grade_of, vetoes
from review.scoring.items import score_groups

if TYPE_CHECKING:
    from review.model.verdict import Confirmed
    from review.scoring.case import ScoredCase
    from review.standards.load import Standards

NO_ITEM = "本类案卷的评分表没有与之对应的项目，只记录"


def score_case(case: ScoredCase, standards: Standards, confirmed: Confirmed | None = None) -> Score:
    """Item by item: points less the deductions of its defects, each capped, none counted twice.

    `confirmed`: people's verdicts; None: nobody has looked yet. An unknown kind of case file has no
    table: its score is 0 without items.
    """
    rules = standards.scoring
    counted, recorded = sift(case, standards, confirmed)
    items = score_groups(case, counted, standards)
    placed = {line.finding for item in items for line in item.deductions}
    astray = (one.finding.id for one in counted if one.finding.id not in placed)
    vetoed = vetoes(counted, rules, confirmed)
    gained = round(sum(item.gained for item in items), 1)
    bonus = bonus_points(rules, confirmed, gained) if items else 0.0
    total = round(gained + bonus, 1)
    grade, reason = grade_of(total, counted, vetoed, rules)
    undecided = tuple(one.id for one in case.findings if not is_decided(one, confirmed))
    return Score(
        standard=rules.standard,
        total=total,
        grade=grade,
        provisional=confirmed is None or bool(undecided),
        vetoes=tuple(veto.finding for veto in vetoed),
        items=items,
        recorded=(*recorded, *(Recorded(finding, NO_ITEM) for finding in astray)),
        grade_reason=reason,
        veto_reasons=vetoed,
        bonus=bonus,
        undecided=undecided,
    )
