"""How far reviewers agree with each other, with the joint decision, and with the machine (一致率).

Counted from what is kept: comparisons as they were decided on, and the newest grades. No case file
is opened.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from review.campaign.cross_review.kappa import cohens_kappa
from review.model.agreement import MachineRate, ReviewerAgreement, RuleAgreement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from review.model.cross_review import ComparedFinding, Comparison
    from review.model.grading import GradedFinding


def agreement_by_rule(comparisons: Mapping[int, Comparison]) -> tuple[RuleAgreement, ...]:
    """A against B by rule, the least agreed first; `comparisons` by file.

    An amended finding stands: only standing or not is compared.
    """
    pairs: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    one_sided: defaultdict[str, int] = defaultdict(int)
    disputed: defaultdict[str, set[int]] = defaultdict(set)
    for file_id, comparison in comparisons.items():
        for one in comparison.findings:
            a, b = _stands(one, "a"), _stands(one, "b")
            if a is not None and b is not None:
                pairs[one.defect].append((a, b))
                if a != b:
                    disputed[one.defect].add(file_id)
            elif a is not b:
                one_sided[one.defect] += 1
    made = (
        RuleAgreement(
            defect=defect,
            n=len(pairs[defect]),
            agreed=sum(a == b for a, b in pairs[defect]),
            kappa=cohens_kappa(pairs[defect]),
            one_sided=one_sided[defect],
            disputed=tuple(sorted(disputed[defect])),
        )
        for defect in sorted(pairs.keys() | one_sided.keys())
    )
    return tuple(sorted(made, key=lambda one: (1.0 if one.share is None else one.share, -one.n)))


def agreement_by_reviewer(
    comparisons: Mapping[int, Comparison], decided: Mapping[int, Iterable[GradedFinding]]
) -> tuple[ReviewerAgreement, ...]:
    """Each reviewer's words against what was decided in the end; `decided` by file."""
    pairs: defaultdict[int, list[tuple[bool, bool]]] = defaultdict(list)
    files: defaultdict[int, set[int]] = defaultdict(set)
    names: dict[int, str] = {}
    for file_id, comparison in comparisons.items():
        final = {one.id: one for one in decided.get(file_id, ())}
        for one in comparison.findings:
            last = final.get(one.joint)
            for word in one.words:
                if last is None or word.user_id is None or word.stands is None:
                    continue
                if last.value not in ("confirmed", "amended", "rejected"):
                    continue
                names[word.user_id] = word.who
                pairs[word.user_id].append((word.stands, last.stands))
                files[word.user_id].add(file_id)
    return tuple(
        ReviewerAgreement(
            user_id=user_id,
            who=names[user_id],
            files=len(files[user_id]),
            n=len(said),
            agreed=sum(own == last for own, last in said),
            kappa=cohens_kappa(said),
        )
        for user_id, said in sorted(pairs.items())
    )


def machine_rates(decided: Mapping[int, Iterable[GradedFinding]]) -> tuple[MachineRate, ...]:
    """Of the machine's allegations, how many people confirmed, by rule."""
    found: defaultdict[str, list[GradedFinding]] = defaultdict(list)
    for findings in decided.values():
        for one in findings:
            if one.source != "person" and one.value in ("confirmed", "amended", "rejected"):
                found[one.defect].append(one)
    return tuple(
        MachineRate(
            defect=defect,
            found=len(every),
            confirmed=sum(one.stands for one in every),
            not_counted=sum(one.reason_kind == "not_counted" for one in every),
        )
        for defect, every in sorted(found.items())
    )


def _stands(finding: ComparedFinding, seat: str) -> bool | None:
    return next((one.stands for one in finding.words if one.seat == seat), None)
