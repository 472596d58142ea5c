"""A copy of a case file has all that the machine made of it, and no word of a person."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from review.errors import StoreError
from review.store import cases, corrections, pages, results, search, users, verdicts
from review.store.campaigns import copies
from tests.store.office import furnish


def copied(store):
    zhou = furnish(store)
    with store.database.write() as s:
        sun = users.add_user(s, "sun", "孙评", "reviewer", "hash")
        number = "云罚〔2026〕1号"
        cases.change_case(s, "case-1", finding_count=3, state="in_review", case_no=number)
        copy = copies.copy_case(s, "case-1", new_id="copy-1", owner_id=sun.id, title="副本")
    return zhou, sun, copy


def test_what_the_machine_made_is_there(store):
    _, _, copy = copied(store)
    with store.database.read() as s:
        assert pages.pages_of(s, "copy-1") == pages.pages_of(s, "case-1")
        assert pages.page_states(s, "copy-1") == pages.page_states(s, "case-1")
        assert results.result_json_of(s, "copy-1") == (1, '{"a": "果"}')
        assert len(results.versions_of(s, "copy-1")) == 1
        old, new = (corrections.fact_corrections_of(s, one) for one in ("case-1", "copy-1"))
        assert [one.value for one in new] == [one.value for one in old]
        assert cases.case_of(s, "case-1").sha256 == copy.sha256
    assert (copy.state, copy.open_count, copy.case_no) == ("to_review", 3, "云罚〔2026〕1号")


def test_nobodys_words_come_along_and_neither_sees_the_other(store):
    zhou, sun, _ = copied(store)
    with store.database.write() as s:
        assert verdicts.verdicts_of(s, "copy-1") == ()
        assert not cases.may_see(s, sun, "case-1")
        assert not cases.may_see(s, zhou, "copy-1")
        verdicts.add_verdict(s, case_id="copy-1", finding="F1", value="confirmed", user_id=sun.id)
        assert len(verdicts.verdicts_of(s, "case-1")) == 2


def test_its_pages_are_found_by_its_owner_only(store):
    zhou, sun, _ = copied(store)
    with store.database.read() as s:
        assert [one.case_id for one in search.search_pages(s, sun, "处罚")] == ["copy-1"]
        assert [one.case_id for one in search.search_pages(s, zhou, "处罚")] == ["case-1"]


def test_nothing_is_copied_of_what_is_not_there(store):
    with pytest.raises(StoreError), store.database.write() as s:
        copies.copy_case(s, "no", new_id="copy-1", owner_id=1, title="")
    with store.database.read() as s:
        assert s.execute(text("SELECT count(*) FROM cases")).scalar() == 0
