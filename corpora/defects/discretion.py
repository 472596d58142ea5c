"""DIS, FAC-04: tiers, exemptions and leniency passed over, amounts that do not hold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from corpora.defects.ways import (
    PENALTY,
    Change,
    UnfitError,
    Way,
    everywhere,
    fine_of,
    of,
    paper_of,
)
from corpora.people import id_number
from corpora.story import CaseStory, Money

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from corpora.plan import Plan

_DECISION = ("penalty_decision",)
_VALUE = re.compile(r"，货值金额\{goods_value\}")
_GENTLE = (
    "，违法行为轻微，被发现后立即改正，没有造成危害后果",
    "，其违法行为轻微并当场及时改正，未造成任何危害后果",
    "，经核实违法行为显著轻微，已及时纠正，且未造成社会危害后果",
)
_BLAMELESS = (
    "，现有票据和检验报告足以证明其没有主观过错",
    "，经查实其对上述事实没有主观过错",
)
_FORCED = ("，系受他人胁迫实施", "，经查系受上游经营者诱骗而为", "，系被他人胁迫参与")
_UNDONE = (
    "，案发前已主动消除危害后果",
    "，调查开始前已主动减轻违法行为的危害后果",
    "，并主动供述了行政机关尚未掌握的另一处同类行为",
)


def _tier(tier: str, fine: str) -> Callable[[Plan], Plan]:
    """The tier that the papers name, and a fine of another place in the range."""
    return lambda plan: replace(plan, tier=tier, fine=fine)  # type: ignore[arg-type]


def _adding(*words: str) -> Change:
    """The papers say more of what was done: what the act was and what spoke for the party."""

    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        act = str(story.notes["act"]) + chance.choice(words)
        return everywhere(story, story.notes["act"], act)

    return change


def _aged(years: int) -> Change:
    """The party was so many years old at the act, in all papers."""

    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        day = story.notes["fact.time"]
        head = story.party.head
        if not isinstance(day, date) or story.party.kind != "个人":
            raise UnfitError("no person")
        born = date(day.year - years, 1, chance.randrange(3, 28))
        if (born.month, born.day) >= (day.month, day.day):
            born = born.replace(year=born.year - 1)
        number = id_number(born, head.gender, chance)
        story = everywhere(story, head.birth, born)
        return everywhere(story, head.id_no, number)

    return change


def _goods_value(story: CaseStory) -> Money:
    value = story.notes.get("goods_value")
    if not isinstance(value, Money) or "{goods_value}" not in str(story.notes["act"]):
        raise UnfitError("no goods value")
    return value


def _other_value(key: str) -> Change:
    """A paper names another value of the goods, beyond a slip of one figure."""

    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        value = _goods_value(story)
        other = Money(int(value.fen * chance.choice((0.62, 1.37, 1.84)) // 100 * 100))
        return story.with_paper(paper_of(story, key).with_values(goods_value=other))

    return change


def _wrong_product(story: CaseStory, chance: random.Random) -> CaseStory:
    paper = paper_of(story, "illegal_gains_statement")
    total = paper.values["total"]
    assert isinstance(total, Money)
    wrong = Money(int(total.fen * chance.choice((0.71, 1.46, 1.9)) // 10 * 10))
    return story.with_paper(paper.with_values(total=wrong))


def _value_not_found(story: CaseStory, chance: random.Random) -> CaseStory:
    """No paper says what the goods were worth although the range goes by it."""
    _goods_value(story)
    act = _VALUE.sub("", str(story.notes["act"]))
    if "货值" in act:
        raise UnfitError("the value stands elsewhere")
    story = everywhere(story, story.notes["act"], act)
    for paper in story.papers:
        story = story.with_paper(paper.without("goods_value"))
    return story.without_paper("illegal_gains_statement", "inquiry_record")


def _gains_kept(story: CaseStory, chance: random.Random) -> CaseStory:
    """Gains are found and left with the party."""
    gains = Money(chance.randrange(180, 4200) * 100)
    words = chance.choice(("，违法所得{illegal_gains}", "，违法所得共计{illegal_gains}"))
    act = str(story.notes["act"]) + words
    story = everywhere(story, story.notes["act"], act)
    return replace(story, notes={**story.notes, "illegal_gains": gains})


def _raised(story: CaseStory, chance: random.Random) -> CaseStory:
    """What was told before the party defended itself was less."""
    if fine_of(story) < 500:
        raise UnfitError("small fine")
    lower = Money(int(fine_of(story) * chance.choice((0.55, 0.7))) // 50 * 5000)
    for key in ("prior_notice", "hearing_right_notice"):
        if story.has(key):
            story = story.with_paper(paper_of(story, key).with_values(proposed_fine=lower))
    return story


def _by_value(story: CaseStory) -> bool:
    """The law of the case threatens multiples of the goods' value."""
    return "食品安全法" in str(story.notes["law_penalty"]) and "goods" in story.traits


WAYS: tuple[Way, ...] = (
    Way(
        "DIS-03", "认定轻微而罚款接近顶格", _DECISION, plan=_tier("轻微", "top"), needs=of("ruled")
    ),
    Way(
        "DIS-03",
        "认定严重而罚款接近下限",
        _DECISION,
        plan=_tier("严重", "bottom"),
        needs=of("ruled"),
    ),
    Way(
        "DIS-03", "认定一般而罚款接近顶格", _DECISION, plan=_tier("一般", "top"), needs=of("ruled")
    ),
    Way(
        "DIS-05",
        "载明轻微并及时改正没有危害后果而处罚",
        _DECISION,
        _adding(*_GENTLE),
    ),
    Way(
        "DIS-05",
        "载明没有主观过错而处罚",
        _DECISION,
        _adding(*_BLAMELESS),
        needs=of("goods"),
    ),
    Way("DIS-05", "处罚不满十四周岁的人", _DECISION, _aged(13), kinds=PENALTY, needs=of("person")),
    Way(
        "DIS-06",
        "受胁迫、诱骗而从重",
        _DECISION,
        _adding(*_FORCED),
        plan=_tier("较重", "band"),
        needs=of("ruled"),
    ),
    Way(
        "DIS-06",
        "主动消除后果、主动供述而从重",
        _DECISION,
        _adding(*_UNDONE),
        plan=_tier("严重", "band"),
        needs=of("ruled"),
    ),
    Way(
        "DIS-06",
        "申辩后罚款加重",
        ("prior_notice#proposed_fine", "penalty_decision#fine_amount"),
        _raised,
        needs=of("defence"),
        implies=("HRG-03",),
    ),
    Way(
        "DIS-06",
        "十六周岁未予从轻",
        _DECISION,
        _aged(16),
        plan=_tier("较重", "band"),
        needs=of("person", "ruled"),
    ),
    Way(
        "FAC-04",
        "决定书货值与调查报告不一致",
        ("penalty_decision", "investigation_report"),
        _other_value("penalty_decision"),
        needs=of("goods"),
    ),
    Way(
        "FAC-04",
        "调查报告货值与决定书不一致",
        ("penalty_decision", "investigation_report"),
        _other_value("investigation_report"),
        needs=of("goods"),
    ),
    Way(
        "FAC-04",
        "货值计算表单价乘数量不等于货值",
        ("illegal_gains_statement",),
        _wrong_product,
        needs=of("goods"),
    ),
    Way(
        "FAC-04",
        "以货值定幅度而未认定货值",
        _DECISION,
        _value_not_found,
        needs=of("goods"),
        fits=_by_value,
    ),
    Way("FAC-04", "有违法所得未没收", _DECISION, _gains_kept, needs=of("goods")),
)
