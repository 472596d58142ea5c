"""LAW, DIS: citations and the range of the fine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpora.causes import law
from corpora.defects.ways import Change, UnfitError, Way, citing, fine_of, of, omitting
from corpora.laws import article, articles
from corpora.story import CaseStory, Citation

if TYPE_CHECKING:
    import random

    from corpora.plan import Plan

_AIR, _NOISE, _WASTE = law("大气污染防治法"), law("噪声污染防治法"), law("固体废物污染环境防治法")
_CODE = law("生态环境法典")
_PAIRS = (
    (Citation(_CODE, 240, 3), Citation(_AIR, 69, 3)),
    (Citation(_CODE, 1128, 1, 1), Citation(_AIR, 115, 1, 1)),
    (Citation(_CODE, 241, 1), Citation(_AIR, 70, 1)),
    (Citation(_CODE, 1129), Citation(_AIR, 116)),
    (Citation(_CODE, 250, 2), Citation(_AIR, 81, 1)),
    (Citation(_CODE, 1132, 1), Citation(_AIR, 118, 1)),
    (Citation(_CODE, 572, 1), Citation(_NOISE, 43, 1)),
    (Citation(_CODE, 1185, None, 2), Citation(_NOISE, 77, None, 2)),
    (Citation(_CODE, 506, 2), Citation(_WASTE, 49, 2)),
    (Citation(_CODE, 1169, 3), Citation(_WASTE, 111, 2)),
)
_SHOWS = ("penalty_decision#law_penalty", "prior_notice")


def _swap(to_old: bool) -> Change:
    table = dict(_PAIRS) if to_old else {old: new for new, old in _PAIRS}

    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        penalty = story.notes["law_penalty"]
        assert isinstance(penalty, tuple)
        if penalty[0] not in table:
            raise UnfitError("no counterpart")
        return citing(story, lambda cited: table.get(cited, cited))

    return change


def _beyond(story: CaseStory, chance: random.Random) -> CaseStory:
    target = story.notes["law_penalty"]
    assert isinstance(target, tuple) and isinstance(target[0], Citation)
    last = articles(target[0].law)
    far = Citation(target[0].law, last + chance.randrange(7, 60))
    return citing(story, lambda cited: far if cited == target[0] else cited)


def _no_such_item(story: CaseStory, chance: random.Random) -> CaseStory:
    target = story.notes["law_penalty"]
    assert isinstance(target, tuple) and isinstance(target[0], Citation)
    one = target[0]
    paragraphs = article(one.law, one.article)
    if one.item:
        items = paragraphs[(one.paragraph or 1) - 1][1]
        wrong = replace(one, item=items + chance.randrange(2, 6))
    else:
        wrong = replace(one, paragraph=len(paragraphs) + chance.randrange(2, 4))
    return citing(story, lambda cited: wrong if cited == one else cited)


def _vague(story: CaseStory, chance: random.Random) -> CaseStory:
    def bare(cited: Citation) -> Citation:
        return replace(cited, paragraph=None, item=None)

    penalty, violated = story.notes["law_penalty"], story.notes["law_violated"]
    assert isinstance(penalty, tuple) and isinstance(violated, tuple)
    if all(bare(cited) == cited for cited in (*penalty, *violated) if isinstance(cited, Citation)):
        raise UnfitError("nothing to leave out")
    return citing(story, bare)


def _short(brackets: bool) -> Change:
    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        def short(cited: Citation) -> Citation:
            name = cited.law.strip("《》").removeprefix("中华人民共和国")
            return replace(cited, law=f"《{name}》" if brackets else name)

        return citing(story, short)

    return change


def _over(plan: Plan) -> Plan:
    return replace(plan, fine="over")


def _under(plan: Plan) -> Plan:
    return replace(plan, fine="under")


WAYS: tuple[Way, ...] = (
    Way("LAW-01", "法典施行后仍引用已废止的单行法", _SHOWS, _swap(True), needs=of("code")),
    Way("LAW-01", "引用尚未施行的法典", _SHOWS, _swap(False), needs=of("before_code")),
    Way("LAW-02", "处罚依据条号超出该法总条数", _SHOWS, _beyond),
    Way("LAW-02", "处罚依据的款、项不存在", _SHOWS, _no_such_item),
    Way("LAW-03", "依据只写到条", _SHOWS, _vague),
    Way("LAW-03", "法律名称用简称", _SHOWS, _short(True)),
    Way("LAW-03", "法律名称用简称且无书名号", _SHOWS, _short(False)),
    Way(
        "DIS-01",
        "罚款超过法定上限",
        ("penalty_decision#fine_amount",),
        plan=_over,
        needs=of("ruled"),
        fits=lambda story: fine_of(story) > 0,
    ),
    Way(
        "DIS-02",
        "罚款低于法定下限",
        ("penalty_decision#fine_amount",),
        plan=_under,
        needs=of("ruled", "floor"),
    ),
    Way(
        "DIS-04",
        "决定书未说明裁量理由",
        ("penalty_decision",),
        omitting("penalty_decision", "discretion_reason"),
        avoids=of("discretion_statement"),
    ),
)
