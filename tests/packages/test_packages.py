"""Packages between offices: the whole review travels, and every changed byte is noticed."""

from __future__ import annotations

import random
from dataclasses import asdict

import pytest

from review.casework.add import add_finding
from review.casework.conflicts import conflict_views
from review.casework.correct import correct_fact
from review.casework.decide import decide, decide_many, undo
from review.casework.finish import finish
from review.casework.review_view import finding_views, open_review_view
from review.casework.state import open_case
from review.casework.word_given import Word
from review.errors import ConflictError, ForbiddenError, NotFoundError, PackageError
from review.packages.export import export_package
from review.packages.take_in import take_in_package
from review.store import audit, cases, jobs, pages, users
from tests.casework.office import make_office


@pytest.fixture
def here(tmp_path):
    made = make_office(tmp_path / "here")
    yield made
    made.close()


@pytest.fixture
def there(tmp_path):
    """Another office, with people of other names."""
    made = make_office(tmp_path / "there")
    made.add_user("geng", "庚")
    yield made
    made.close()


def at(office, case_id, who):
    return office.store, office.standards, office.user[who], case_id


def ids(office, case_id, who):
    return [one.id for one in open_case(*at(office, case_id, who)).findings]


def sent(office, case_id, who, tmp_path, name="a.juan"):
    export_package(office.store, office.user[who], case_id, tmp_path / name)
    return tmp_path / name


def taken(office, path, who, **more):
    return take_in_package(office.store, office.standards, office.user[who], path, **more)


def said(office, case_id, who):
    words = open_case(*at(office, case_id, who)).standing.words.values()
    return {(one.finding, one.value, one.note, one.who, one.when) for one in words}


def everything(office):
    with office.store.database.read() as s:
        return cases.cases_for(s, office.user["庚"], limit=99), audit.head(s)


def test_a_review_travels_whole(here, there, tmp_path):
    case = here.add_case()
    me = at(here, case.id, "甲")
    first, second, *_ = ids(here, case.id, "甲")
    decide(*me, first, "confirmed")
    decide(*me, first, "amended", note="轻", points=1)
    decide(*me, second, "open")
    undo(*me)
    drawn = add_finding(*me, defect="HRG-04", page_no=4, box=(0.1, 0.1, 0.2, 0.1), message="倒置。")
    fact = next(one for one in open_case(*me).result.facts if one.field == "decision_date")
    correct_fact(*me, fact.id, "2022年4月21日")

    done = taken(there, sent(here, case.id, "甲", tmp_path), "庚")
    assert not done.merged and done.conflicts == ()
    new = done.record
    assert new.id != case.id and new.owner == "庚"
    assert (new.case_no, new.page_count, new.state) == (case.case_no, 28, "in_review")
    one, other = open_case(*me), open_case(*at(there, new.id, "庚"))
    assert other.result == one.result and other.worksheets == one.worksheets
    assert asdict(other.counts) == asdict(one.counts)
    assert other.score.total == one.score.total
    assert len(other.verdicts) == len(one.verdicts)
    assert {word.who for word in other.verdicts} == {"甲"}
    assert {word.user_id for word in other.verdicts} == {None}
    assert [x.message for x in other.findings] == [x.message for x in one.findings]
    assert drawn.message in [x.message for x in other.findings]
    assert other.fact_corrections[0].raw == "2022年4月21日"
    with there.store.database.read() as s:
        assert "甲" in [user.name for user in users.all_users(s)]  # of this office, not the other
        state = pages.page_states(s, new.id)[3]
        assert pages.page_of(s, new.id, 4).lines
    with here.store.database.read() as s:
        assert pages.page_states(s, case.id)[3] == state
    assert there.store.files.verify(state.picture) and there.store.files.verify(new.sha256)
    assert open_review_view(*at(there, new.id, "庚"))["findings"]
    # Words of the other office are not ours to take back.
    with pytest.raises(ConflictError):
        undo(*at(there, new.id, "庚"))


def test_two_reviewers_are_merged_with_conflicts(here, there, tmp_path):
    case = here.add_case(pictures=False)
    first, second, third, *_ = ids(here, case.id, "甲")
    decide(*at(here, case.id, "甲"), third, "confirmed")
    copy = taken(there, sent(here, case.id, "甲", tmp_path), "庚").record
    theirs = at(there, copy.id, "庚")
    decide(*at(here, case.id, "甲"), first, "confirmed")
    decide(*at(here, case.id, "甲"), second, "confirmed")
    decide(*theirs, first, "rejected", reason_kind="false_alarm", note="见原件")
    decide(*theirs, second, "confirmed")
    drawn = add_finding(
        *theirs, defect="HRG-04", page_no=4, box=(0.1, 0.1, 0.2, 0.1), message="倒置。"
    )
    back = sent(there, copy.id, "庚", tmp_path, "b.juan")
    done = taken(here, back, "甲")
    assert done.merged and done.record.id == case.id and done.words == 3
    (conflict,) = conflict_views(done.conflicts)
    assert conflict["finding"] == first
    assert [(one["who"], one["name"]) for one in conflict["words"]] == [
        ("甲", "成立"),
        ("庚", "不成立"),
    ]
    review = open_case(*at(here, case.id, "甲"))
    views = finding_views(review, here.standards)
    assert [one["id"] for one in views if one["disputed"]] == [first]
    assert review.confirmed.confirmers(second) == ("甲", "庚")
    assert drawn.message in [one.message for one in review.findings]
    # The same again brings nothing new.
    before = said(here, case.id, "甲")
    again = taken(here, back, "甲")
    assert again.words == 0 and again.conflicts == ()
    assert said(here, case.id, "甲") == before
    # And back again: both offices say the same.
    taken(there, sent(here, case.id, "甲", tmp_path, "c.juan"), "庚")
    other = open_case(*theirs)
    assert len(other.verdicts) == len(open_case(*at(here, case.id, "甲")).verdicts)
    assert asdict(other.counts) == asdict(open_case(*at(here, case.id, "甲")).counts)


def test_a_word_taken_back_elsewhere_is_taken_back_here(here, there, tmp_path):
    case = here.add_case(pictures=False)
    copy = taken(there, sent(here, case.id, "甲", tmp_path), "庚").record
    theirs = at(there, copy.id, "庚")
    decide_many(*theirs, ids(there, copy.id, "庚"), Word("confirmed"))
    taken(here, sent(there, copy.id, "庚", tmp_path, "b.juan"), "甲")
    assert open_case(*at(here, case.id, "甲")).counts.open == 0
    undo(*theirs)
    taken(here, sent(there, copy.id, "庚", tmp_path, "c.juan"), "甲")
    assert open_case(*at(here, case.id, "甲")).counts.confirmed == 0


def test_corrections_that_come_along_are_checked_anew(here, there, tmp_path):
    case = here.add_case(pictures=False)
    copy = taken(there, sent(here, case.id, "甲", tmp_path), "庚").record
    theirs = at(there, copy.id, "庚")
    facts = [one for one in open_case(*theirs).result.facts if one.field == "decision_date"]
    correct_fact(*theirs, facts[0].id, "2022年4月21日")
    correct_fact(*at(here, case.id, "甲"), facts[0].id, "2022年4月22日")
    assert taken(here, sent(there, copy.id, "庚", tmp_path, "b.juan"), "甲").rechecked
    (in_force,) = open_case(*at(here, case.id, "甲")).fact_corrections
    assert (in_force.who, in_force.value) == ("甲", "2022-04-22")  # said later
    with here.store.database.read() as s:
        assert [job.kind for job in jobs.jobs_of(s, case.id)] == ["review", "recheck"]


def test_a_changed_byte_anywhere_is_noticed_and_nothing_kept(here, there, tmp_path):
    case = here.add_case(pictures=False)
    path = sent(here, case.id, "甲", tmp_path)
    whole, before = path.read_bytes(), everything(there)
    places = random.Random(4).sample(range(len(whole)), 30)
    for place in [0, 1, 4, 30, *places, *range(len(whole) - 130, len(whole), 9), len(whole) - 1]:
        changed = bytearray(whole)
        changed[place] ^= 1 << (place % 8)
        path.write_bytes(changed)
        with pytest.raises(PackageError):
            taken(there, path, "庚")
    for cut in (0, 3, 100, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:cut])
        with pytest.raises(PackageError):
            taken(there, path, "庚")
    path.write_bytes(whole + b"0")
    with pytest.raises(PackageError):
        taken(there, path, "庚")
    assert everything(there) == before


def test_who_may(here, there, tmp_path):
    case = here.add_case(pictures=False)
    with pytest.raises(NotFoundError):
        sent(here, case.id, "乙", tmp_path)
    assert not list(tmp_path.glob("*.juan")) and not list(tmp_path.glob(".package*"))
    path = sent(here, case.id, "甲", tmp_path)
    with pytest.raises(ForbiddenError):
        taken(there, path, "丁")
    there.add_user("xin", "辛", "unit")
    before = everything(there)
    with pytest.raises(ForbiddenError) as refused:
        taken(there, path, "辛")
    assert refused.value.code == "unit_only"
    assert everything(there) == before
    other = there.add_case("coercive-clean", owner="庚", pictures=False)
    with pytest.raises(PackageError) as refused:
        taken(there, path, "庚", into=other.id)
    assert refused.value.code == "package_other_file"
    finish(*at(here, case.id, "甲"))
    with pytest.raises(ConflictError):
        taken(here, path, "甲")
