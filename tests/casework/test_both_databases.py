"""A whole review on each database: words at once, a drawn finding, a package out and in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from review.casework.add import add_finding
from review.casework.decide import decide, undo
from review.casework.finish import finish, reopen
from review.casework.search_view import search_view
from review.casework.state import open_case
from review.packages.export import export_package
from review.packages.take_in import take_in_package
from tests.casework.office import make_office
from tests.store.conftest import database_url, migrated, postgres_socket  # noqa: F401


@pytest.fixture
def office(tmp_path, database_url):  # noqa: F811
    made = make_office(tmp_path, database_url)
    yield made
    made.close()


def test_a_whole_review(office, tmp_path):
    case = office.add_case()
    at = office.store, office.standards, office.user["甲"], case.id
    every = [one.id for one in open_case(*at).findings]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda one: decide(*at, one, "confirmed", note="零\0字"), every * 5))
    assert len(open_case(*at).verdicts) == 5 * len(every)
    drawn = add_finding(*at, defect="HRG-04", page_no=4, box=(0.1, 0.1, 0.2, 0.1), message="倒置。")
    undo(*at)
    assert drawn.id not in {one.id for one in open_case(*at).findings}
    assert search_view(office.store, office.user["甲"], "处罚决定")["hits"]
    assert finish(*at).state == "finished"
    assert reopen(office.store, office.user["甲"], case.id).state == "in_review"
    export_package(office.store, office.user["甲"], case.id, tmp_path / "a.juan")
    done = take_in_package(office.store, office.standards, office.user["乙"], tmp_path / "a.juan")
    assert not done.merged and done.record.open_count == 0
    again = take_in_package(office.store, office.standards, office.user["甲"], tmp_path / "a.juan")
    assert again.merged and again.words == 0
