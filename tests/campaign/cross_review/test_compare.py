"""What A and B differ in, as tables of cases that a jurist can read and correct."""

from __future__ import annotations

import pytest

from review.campaign.cross_review.carried import is_open, say_word, what_was_said
from review.campaign.cross_review.compare import agreement_of, compare
from review.campaign.cross_review.difference import difference_of
from review.campaign.cross_review.same_findings import overlap, same_findings
from review.model.campaign import CampaignConfig
from tests.campaign.cross_review.plain import copy, finding, reviewed, word

RULES = CampaignConfig()


@pytest.mark.parametrize(
    ("a", "b", "way", "points"),
    [
        (90.0, 90.0, "mean", 0.0),
        (90.0, 87.0, "mean", 3.0),
        (87.0, 90.0, "mean", 3.0),
        (90.1, 87.1, "mean", 3.0),  # 3.0 to a tenth, whatever the machine makes of 90.1 - 87.1
        (90.0, 86.9, "group", 3.1),
        (90.0, 82.0, "group", 8.0),
        (90.0, 81.9, "third", 8.1),
        (100.0, 0.0, "third", 100.0),
    ],
)
def test_points_call_for_mean_group_or_third(a, b, way, points):
    found = difference_of(reviewed("a", a), reviewed("b", b), RULES)
    assert (found.way, found.points) == (way, points)
    assert found.why.endswith("。")


@pytest.mark.parametrize(
    ("a", "b", "way", "vetoes"),
    [
        (("VETO-8",), ("VETO-8",), "mean", ()),
        (("VETO-8",), (), "third", ("VETO-8",)),
        ((), ("VETO-1",), "third", ("VETO-1",)),
        (("VETO-8", "VETO-1"), ("VETO-8",), "third", ("VETO-1",)),
        (("VETO-8",), ("VETO-1",), "third", ("VETO-1", "VETO-8")),
    ],
)
def test_a_veto_on_which_they_disagree_calls_for_a_third(a, b, way, vetoes):
    found = difference_of(reviewed("a", 80.0, *a), reviewed("b", 80.0, *b), RULES)
    assert (found.way, found.vetoes) == (way, vetoes)


def test_the_office_may_set_other_limits():
    strict = CampaignConfig(mean_within=1.0, group_within=2.0)
    ways = [
        difference_of(reviewed("a", 90.0), reviewed("b", total), strict).way
        for total in (89.0, 88.5, 87.9)
    ]
    assert ways == ["mean", "group", "third"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (word("a"), word("b"), "agreed"),
        (word("a", "rejected"), word("b", "rejected"), "agreed"),
        (word("a"), word("b", "rejected", reason_kind="false_alarm"), "differs"),
        # 误报 and 识别错 both say that it does not stand.
        (
            word("a", "rejected", reason_kind="misread"),
            word("b", "rejected", reason_kind="false_alarm"),
            "agreed",
        ),
        # 不计分 says that it is true.
        (
            word("a", "rejected", reason_kind="not_counted"),
            word("b", "rejected", reason_kind="false_alarm"),
            "differs",
        ),
        (word("a", "amended", points=2.0), word("b"), "differs"),
        (word("a", "amended", points=2.0), word("b", "amended", points=2.0), "agreed"),
        (word("a", "amended", severity="formal"), word("b", "amended", points=2.0), "differs"),
        (word("a", "amended", note="一"), word("b", "amended", note="二"), "agreed"),
        (word("a"), word("b", "open"), "unsaid"),
        (word("a"), word("b", ""), "unsaid"),
        (word("a", ""), word("b", ""), "unsaid"),
    ],
)
def test_when_two_words_agree(a, b, expected):
    assert agreement_of((a, b)) == expected


def test_of_three_all_have_to_agree():
    assert agreement_of((word("a"), word("b"), word("third"))) == "agreed"
    assert agreement_of((word("a"), word("b"), word("third", "rejected"))) == "differs"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (finding("M-2", box=(10, 10, 50, 20)), True),
        (finding("M-2", box=(30, 10, 70, 20)), True),  # half of it
        (finding("M-2", box=(20, 12, 25, 15)), True),  # a word inside the line
        (finding("M-2", box=(45, 10, 85, 20)), False),  # an eighth
        (finding("M-2", box=(60, 10, 90, 20)), False),
        (finding("M-2", page=4), False),
        (finding("M-2", defect="EXE-04"), False),
    ],
)
def test_what_was_drawn_twice_is_one_finding_by_defect_and_place(other, same):
    groups = same_findings({"a": [finding("M-1")], "b": [other]})
    assert len(groups) == (1 if same else 2)


def test_the_id_goes_before_the_place():
    left = [finding("X:1"), finding("X:2")]
    right = [finding("X:2"), finding("X:1")]
    groups = same_findings({"a": left, "b": right})
    assert [{one.id for one in group.held.values()} for group in groups] == [{"X:1"}, {"X:2"}]


def test_the_nearest_are_taken_first_and_each_once():
    groups = same_findings(
        {
            "a": [finding("M-1", box=(0, 0, 10, 10))],
            "b": [finding("M-2", box=(6, 0, 16, 10)), finding("M-3", box=(1, 0, 11, 10))],
        }
    )
    assert sorted(len(group.held) for group in groups) == [1, 2]
    assert {one.id for one in groups[0].held.values()} == {"M-1", "M-3"}


def test_findings_of_the_whole_file_have_one_place():
    assert overlap(finding(page=0), finding(page=0)) == 1.0
    assert overlap(finding(page=0), finding()) == 0.0


def test_a_finding_that_only_one_has_is_unsaid():
    made = compare([copy("a", [finding("M-1", source="person")], [word("a", finding="M-1")]),
                    copy("b")], RULES)  # fmt: skip
    (one,) = made.findings
    assert (one.agreement, one.added, one.word_of("b").absent) == ("unsaid", True, True)
    assert is_open(one)
    assert what_was_said(one) == (
        "初评意见不一致：评查员A甲：成立；评查员B乙：卷中未列此问题。请合议。"
    )


def test_a_draft_of_the_machine_is_nobodys_opinion_on_a_veto():
    alleged = finding("PRC-01:d1", "PRC-01", severity="fatal")
    hit = [("PRC-01:d1", "VETO-7")]
    both = [
        copy("a", [alleged], [word("a", finding="PRC-01:d1")], vetoes=hit),
        copy("b", [alleged], [], vetoes=hit),
    ]
    made = compare(both, RULES)
    assert [one.vetoes for one in made.copies] == [("VETO-7",), ()]
    assert made.difference.way == "third"


def test_items_side_by_side():
    made = compare(
        [copy("a", items=[("A1", 3, 1), ("B1", 6, 0)]), copy("b", items=[("A1", 3, 0)])], RULES
    )
    first, second = made.items
    assert (first.item, dict(first.gained), first.spread) == ("A1", {"a": 2, "b": 3}, 1.0)
    assert dict(second.gained) == {"a": 6}


@pytest.mark.parametrize(
    ("a", "b", "mean"), [(90.0, 87.0, 88.5), (90.1, 90.0, 90.1), (89.9, 90.0, 90.0), (80, 80, 80)]
)
def test_the_mean_to_a_tenth(a, b, mean):
    assert compare([copy("a", total=a), copy("b", total=b)], RULES).mean == mean


def test_how_a_word_is_said():
    said = word("b", "rejected", reason_kind="false_alarm", note="印章清晰")
    assert say_word(said) == "评查员B乙：不成立（误报：印章清晰）"
    assert say_word(word("a", "amended", points=1.5)) == "评查员A甲：调整后成立（扣1.5分）"
    assert say_word(word("a", "")) == "评查员A甲：未处理"
