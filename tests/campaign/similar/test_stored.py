"""From recorded readings to what is compared."""

from __future__ import annotations

from dataclasses import replace

from review.campaign.similar import benchmark_starts, fined_of, similar_cases
from review.store.campaigns import campaigns, files, ledger


def test_the_fine_of_a_sample_as_it_is_compared(made):
    with made.store.database.read() as s:
        ordinary, summary = fined_of(s, (made.campaign.id,))
    assert ordinary.violation == "施工工地扬尘污染防治措施不到位"
    assert ordinary.article == "中华人民共和国大气污染防治法第115条"
    assert (ordinary.fine, ordinary.low, ordinary.high) == (2_800_000, 1_000_000, 10_000_000)
    assert ordinary.position == 0.2
    assert {one.kind for one in ordinary.circumstances} == {"corrected", "no_harm", "cooperates"}
    assert ordinary.circumstances[0].page_no == 4
    assert ordinary.reason.startswith("当事人积极配合调查")
    assert ordinary.reasoned is True
    assert (ordinary.party, ordinary.why) == ("firm", "")
    assert summary.position == 0.025


def test_two_files_are_no_practice(made):
    found = similar_cases(made.store, made.standards, (made.campaign.id,))
    assert len(found.groups) == 2
    assert not any(like.outliers for like in found.groups)
    assert all(like.not_compared for like in found.groups)
    assert benchmark_starts(made.standards) == ()


def test_all_history_counts_a_case_drawn_twice_once(made):
    with made.store.database.write() as s:
        again = campaigns.add_campaign(
            s,
            name="上一次",
            year=2025,
            quarter=4,
            kinds=made.campaign.kinds,
            scope="",
            created_by=made.campaign.created_by,
        )
        cases = [replace(one) for one in ledger.cases_of(s, made.campaign.id)]
        ledger.replace_cases(s, again.id, cases)
        files.add_files(s, again.id, [1])
        (file,) = files.files_of(s, again.id)
        files.change_file(s, file.id, case_id=made.files[0].case_id)
    with made.store.database.read() as s:
        assert len(fined_of(s, (again.id,))) == 1
        assert len(fined_of(s, None)) == 2
