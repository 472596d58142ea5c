"""Files meet the sample by the number read from them, whatever its manner of writing."""

from __future__ import annotations

import pytest

from review.campaign.case_numbers import case_key, nearly
from review.campaign.matching import Matcher, hand_in, match_by_hand, match_files, unmatch
from review.errors import ConflictError, NotFoundError
from review.model.ledger import LedgerCase
from review.store import cases
from review.store.campaigns import files
from review.store.campaigns.case_heads import CaseHead
from tests.campaign.office import NUMBERS, make_campaign


@pytest.mark.parametrize(
    "text",
    [
        "云城管罚〔2026〕12号",
        "云城管罚（2026）第 012 号",
        "云城管罚字[2026]12号",
        "云城管罚【2026】第12号",
        "云城管罚（2O26）l2号",
        "云城管罸(2026)1 2 号",
        " 云 城 管 罚 〔２０２６〕１２ 号 ",
    ],
)
def test_one_number_in_many_writings(text):
    assert case_key(text) == "云城管罚-2026-12"


@pytest.mark.parametrize(
    "text",
    [
        "云城管罚〔2026〕121号",
        "云城管罚〔2025〕12号",
        "云城管检〔2026〕12号",
        "云城管罚〔2026〕12-1号",
    ],
)
def test_other_numbers_stay_others(text):
    assert case_key(text) != "云城管罚-2026-12"


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("云城管罚", "云城管罚", True),
        ("云城管罚", "云域管罚", True),
        ("云城管罚", "城管罚", True),
        ("云城管罚", "云城罚", True),
        ("云城管罚", "云市监罚", False),
        ("", "云", True),
        ("", "云城", False),
    ],
)
def test_one_sign_misread(one, other, near):
    assert nearly(one, other) is near


def case(row_no, number, agency="云泽市城管局", party=""):
    return LedgerCase(row_no, number, case_key(number), agency, "penalty_ordinary", party=party)


def head(number, agency="城管局", party=""):
    return CaseHead("c", "to_review", 3, True, number, agency, party, 0)


LISTED = [
    case(1, "云城管罚〔2026〕1号"),
    case(2, "云城管罚〔2026〕2号"),
    case(3, "罚〔2026〕3号", "云泽市甲局"),
    case(4, "罚〔2026〕3号", "云泽市乙局"),
    case(5, "罚〔2026〕5号", party="张三"),
    case(6, "罚〔2026〕5号", party="李四"),
]


@pytest.mark.parametrize(
    ("read", "found"),
    [
        (head("云城管罚（2026）第1号"), (1, "number")),
        (head("云域管罚〔2026〕1号"), (1, "agency")),
        (head("云域管罚〔2026〕1号", "云泽市甲局"), "not_listed"),
        (head("云城管罚〔2026〕2号"), "not_sampled"),
        (head("云城管罚〔2026〕77号"), "not_listed"),
        (head("罚〔2026〕3号", "乙局"), (4, "agency")),
        (head("罚〔2026〕3号", "丙局"), "several"),
        (head("罚〔2026〕5号", party="李 四"), (6, "party")),
        (head("罚〔2026〕5号", party="王五"), "several"),
        (head(""), "no_number"),
    ],
)
def test_which_case_it_is(read, found):
    got = Matcher(LISTED, {1, 3, 4, 5, 6}).find(read)
    assert (got if isinstance(got, str) else (got[0].row_no, got[1])) == found


@pytest.fixture
def waiting(tmp_path):
    """Two cases drawn, none handed in."""
    made = make_campaign(tmp_path, samples=())
    with made.store.database.write() as s:
        files.add_files(s, made.campaign.id, [1, 2])
    yield made
    made.close()


def at(made):
    return made.store, made.user["庚"], made.campaign.id


def test_files_are_joined_and_the_rest_is_listed(waiting):
    ordinary = waiting.office.add_case("ordinary-with-defects", owner="庚", pictures=False)
    again = waiting.office.add_case("ordinary-with-defects", owner="庚", pictures=False)
    other = waiting.office.add_case("coercive-clean", owner="庚", pictures=False)
    ids = [ordinary.id, again.id]
    hand_in(*at(waiting), [*ids, other.id])
    hand_in(*at(waiting), [*ids, other.id])
    done = match_files(*at(waiting))
    assert done.joined == 1
    first, second = waiting.files
    assert (first.case_id, first.state, first.matched_by) == (ids[0], "reviewing", "number")
    assert second.state == "awaiting_file"
    assert {(one.case_id, one.why) for one in done.unmatched} == {
        (ids[1], "taken"),
        (other.id, "not_sampled"),
    }
    assert [one.case_no for one in done.missing] == [NUMBERS[1]]
    assert match_files(*at(waiting)).joined == 0


def test_a_file_not_read_yet_waits(waiting):
    record = waiting.office.add_case(owner="庚", pictures=False)
    hand_in(*at(waiting), [record.id])
    with waiting.store.database.write() as s:
        cases.change_case(s, record.id, version=None, state="working")
    assert [one.why for one in match_files(*at(waiting)).unmatched] == ["reading"]
    with waiting.store.database.write() as s:
        cases.change_case(s, record.id, state="failed")
    assert [one.why for one in match_files(*at(waiting)).unmatched] == ["failed"]
    file = match_by_hand(*at(waiting), record.id, 1)
    assert (file.state, file.matched_by) == ("reading", "hand")


def test_by_hand_and_back(waiting):
    record = waiting.office.add_case(owner="庚", pictures=False)
    hand_in(*at(waiting), [record.id])
    file = match_by_hand(*at(waiting), record.id, 2)
    assert (file.row_no, file.matched_by, file.state) == (2, "hand", "reviewing")
    with pytest.raises(NotFoundError):
        match_by_hand(*at(waiting), record.id, 1)
    freed = unmatch(*at(waiting), file.id)
    assert (freed.case_id, freed.state) == (None, "awaiting_file")
    assert match_files(*at(waiting)).joined == 1


def test_what_reviewers_have_begun_stays(made):
    with pytest.raises(ConflictError):
        unmatch(*at(made), made.files[0].id)


def test_nobody_pulls_in_what_they_may_not_see(waiting):
    strange = waiting.office.add_case(owner="甲", pictures=False)
    with pytest.raises(NotFoundError):
        hand_in(*at(waiting), [strange.id])
