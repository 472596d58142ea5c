"""The plan of a case: what happens in it, before names and dates; defects may bend it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, Self

from corpora.causes import Cause, causes
from corpora.ministries import licensing
from corpora.seizures import orders, seizures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpora.story import CaseKind, PartyKind

GAPS: dict[str, tuple[int, int]] = {
    "filing": (0, 4),
    "preserve": (0, 0),
    "inquiry": (1, 5),
    "dispose": (2, 6),
    "seizure_end": (9, 16),
    "extension": (14, 18),
    "report": (4, 14),
    "review": (1, 3),
    "notice": (1, 3),
    "tell": (0, 2),
    "wait": (6, 8),
    "defence": (1, 2),
    "weigh": (1, 2),
    "apply": (1, 2),
    "invite": (1, 2),
    "lead": (8, 10),
    "hearing_report": (1, 2),
    "discuss": (1, 2),
    "approve": (0, 1),
    "decide": (0, 1),
    "deliver": (0, 4),
    "pay": (1, 8),
    "publish": (2, 5),
    "recheck": (1, 5),
    "close": (2, 6),
    "file": (3, 10),
}
"""Working days between an act and the one before it."""


_DELIVERIES = (
    *("direct",) * 8, "by_mail", "by_mail", "left", "left", "announced", "electronic",
    "received_for",
)  # fmt: skip
ONLINE = ("ad_absolute", "online_licence")
"""Causes whose traces stand on a page of the net."""
ORDERS = ("demolition", "substitute")
"""Orders that the agency enforces itself: traits of a coercive case that seizes nothing."""
_MEASURE = frozenset({"extension", "late_release"})
_LATER = {"unpaid": 0.1, "court": 0.06, "postponed": 0.08}
"""Fines that are not paid in time."""

_FEW = {"suspended": 0.07, "recusal": 0.06, "handed_in": 0.07, "criminal": 0.05, "entrusted": 0.07}


class NoCauseError(LookupError):
    """No cause, or no party of the cause, has all that a plan needs."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Choices from which a story is told."""

    case_id: str
    seed: int
    kind: CaseKind
    cause: Cause
    party: PartyKind
    tier: str
    traits: frozenset[str]
    gaps: Mapping[str, int] = field(default_factory=dict)
    fine: Literal["band", "over", "under", "top", "bottom"] = "band"

    def with_gaps(self, **changes: int) -> Self:
        return replace(self, gaps={**self.gaps, **changes})


def wants(cause: Cause, kind: CaseKind, needs: frozenset[str]) -> bool:
    """The cause can carry a case of this kind with these traits."""
    if "firm" in needs and "法人" not in cause.parties:
        return False
    if "person" in needs and "个人" not in cause.parties:
        return False
    if kind == "penalty_summary":
        return cause.summary is not None
    if cause.only not in ("", kind):
        return False
    if needs & {"goods", "criminal", "testing"} and not cause.goods:
        return False
    if kind == "coercive":
        order = orders().get(cause.id)
        if needs & set(ORDERS):
            return order is not None and order.kind in needs
        return cause.id in seizures() or (order is not None and not needs & _MEASURE)
    if kind == "inspection":
        return cause.parties[0] != "个人" and not cause.road
    if kind == "license":
        return cause.ministry in licensing() and cause.parties != ("个人",)
    fine = cause.band[1] * (10_000 if cause.multiple else 1)
    if "big" in needs and fine < 200_000:
        return False
    if "hearing_right" in needs and (fine < 50_000 or cause.multiple):
        return False
    if "seizure" in needs and cause.id not in seizures():
        return False
    if "online" in needs and cause.id not in ONLINE:
        return False
    if "monitored" in needs and cause.id != "road_overload":
        return False
    if "code" in needs and "生态环境法典" not in cause.penalty.law:
        return False
    if "ruled" in needs and not cause.ruled:
        return False
    if "floor" in needs and (cause.multiple or cause.band[0] < 1000):
        return False
    if needs & {"early", "court", "suspended"} and cause.start.month == 8:
        return False
    return "before_code" not in needs or (
        "大气" in cause.penalty.law or "固体" in cause.penalty.law
    )


def _enforced(
    traits: set[str], cause: Cause, avoids: frozenset[str], chance: random.Random
) -> None:
    """A case of an order that the agency enforces itself, if its cause has one."""
    order = orders().get(cause.id)
    if not order or order.kind in avoids or traits & _MEASURE:
        return
    if cause.id not in seizures() or chance.random() < 0.5:
        traits.add(order.kind)


def choose_plan(
    case_id: str,
    seed: int,
    kind: CaseKind,
    needs: frozenset[str] = frozenset(),
    avoids: frozenset[str] = frozenset(),
    ministry: str = "",
) -> Plan:
    """A plan with all the traits needed and none to be avoided; of this ministry if possible."""
    chance = random.Random(f"plan:{seed}")
    fitting = [
        cause
        for cause in causes().values()
        if wants(cause, kind, needs)
        and (kind != "coercive" or cause.id in seizures() or not avoids & set(ORDERS))
    ]
    if not fitting:
        raise NoCauseError(kind, needs)
    fitting = [cause for cause in fitting if cause.ministry == ministry] or fitting
    # goods bring measures, and so most kinds of paper
    cause = chance.choice([*fitting, *(cause for cause in fitting if cause.goods)])
    parties = [
        party
        for party in cause.parties
        if ("firm" not in needs or party == "法人")
        and ("person" not in needs or party == "个人")
        and (kind not in ("inspection", "coercive", "license") or party != "个人")
    ]
    if not parties:
        raise NoCauseError(cause.id, needs)
    party = chance.choice(parties)
    tier = (
        "较重"
        if needs & {"big", "hearing_right"}
        else "轻微"
        if "no_penalty" in needs
        else chance.choice(("轻微", "轻微", "一般", "较重"))
    )
    gaps = {name: chance.randint(*bounds) for name, bounds in GAPS.items()}
    traits = set(needs)

    def maybe(trait: str, share: float) -> None:
        if chance.random() < share and trait not in avoids:
            traits.add(trait)

    maybe("complaint", 0.35)
    maybe("inquiry_notice", 0.3)
    maybe("cert_copies", 0.25)
    maybe("proxy", 0.2)
    maybe("waiver", 0.2)
    maybe("defence", 0.3)
    maybe("hearing", 0.25)
    maybe("legal_review", 0.55)
    maybe("discussion", 0.3)
    maybe("discretion_statement", 0.25)
    maybe("extended", 0.12)
    maybe("preservation", 0.35 if cause.goods else 0.15)
    if cause.id in seizures():
        maybe("seizure", 0.5 if cause.goods else 0.25)
    if kind == "coercive":
        _enforced(traits, cause, avoids, chance)
    ways = [way for way in _DELIVERIES if way not in avoids]
    delivery = next((way for way in ways if way in needs), "")
    traits.add(delivery or chance.choice(ways))
    traits -= avoids
    if kind == "coercive":
        maybe("extension", 0.35)
    if kind == "license":
        maybe("license_time", 0.3)
        if "license_time" not in traits:
            maybe("license_heard", 0.25)
    if "bank" in needs and kind == "penalty_summary":
        tier = "轻微"
    if "late_release" in needs:
        traits.discard("extension")
    if "defence" in traits or "hearing" in traits:
        traits.discard("waiver")
    if "preservation" in traits and "seizure" in traits:
        traits.discard("seizure" if "preservation" in needs else "preservation")
    if party != "法人":
        traits.discard("proxy")
    if cause.id in ("product_standard", "food_material", "food_label"):
        maybe("testing", 0.5)
    if cause.start.month == 8 or traits & {"seizure", "hearing"}:
        traits.discard("extended")
    for trait, share in _LATER.items():
        if not traits & set(_LATER):
            maybe(trait, share)
    if traits & {"unpaid"}:
        maybe("added_fine", 0.5)
    if kind == "penalty_ordinary" and tier == "轻微":
        maybe("no_penalty", 0.12)
    for trait, share in _FEW.items():
        maybe(trait, share)
    if cause.id in ONLINE:
        maybe("online", 0.8)
    if cause.id == "road_overload":
        maybe("monitored", 0.6)
    if "entrusted" in traits:
        # powers of coercion cannot be entrusted
        traits.discard("seizure")
    if "handed_in" in traits:
        traits.discard("complaint")
    if "suspended" in traits and "extended" not in needs:
        traits.discard("extended")
    if kind == "penalty_ordinary" and "extended" in traits:
        gaps["report"] += 45
    return Plan(case_id, seed, kind, cause, party, tier, frozenset(traits), gaps)
