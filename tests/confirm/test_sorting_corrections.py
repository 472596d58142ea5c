"""A person's 分件: untouched documents keep their identity, wrong layouts are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.confirm.sorting_corrections import with_layout
from review.errors import CorrectionError
from review.model.case_record import LayoutDocument
from review.model.corrections import Corrections
from review.model.document import Document, PagePart, SortedCaseFile
from review.pipeline import weigh_case
from review.sorting.sort import sort_pages
from review.standards.load import load_standards
from tests.builders import page
from tests.confirm.corrected import layout_of
from tests.recorded_samples import recorded_case

SAMPLE = "ordinary-with-defects"


@pytest.fixture(scope="module")
def kinds():
    return load_standards().document_kinds


@pytest.fixture(scope="module")
def case():
    return sort_pages(recorded_case(SAMPLE).pages, load_standards())


def test_the_machines_own_layout_changes_nothing_but_the_doubt(case, kinds):
    cut = with_layout(case, layout_of(case), kinds)
    sure = [replace(one, confidence=1.0, kind_confidence=1.0) for one in case.documents]
    assert list(cut.documents) == sure
    assert (cut.kind, cut.kind_confidence) == (case.kind, case.kind_confidence)


def test_a_document_cut_in_two_gets_one_new_id(case, kinds):
    layout = []
    for one in layout_of(case):
        if (one.first_page, one.last_page) == (10, 11):
            layout += [replace(one, last_page=10), replace(one, first_page=11)]
        else:
            layout.append(one)
    cut = with_layout(case, layout, kinds)
    ids = [one.id for one in cut.documents]
    assert "n11" in ids
    assert [name for name in ids if name != "n11"] == [one.id for one in case.documents]
    assert next(one for one in cut.documents if one.id == "n11").page_nos == (11,)


def test_findings_of_untouched_documents_keep_their_ids(case):
    standards, read = load_standards(), recorded_case(SAMPLE)
    before = weigh_case(read, standards)
    layout = [
        replace(one, kind="other_evidence" if one.first_page == 26 else one.kind)
        for one in layout_of(case)
    ]
    layout = [
        one if one.kind in standards.document_kinds else replace(one, kind="unknown")
        for one in layout
    ]
    after = weigh_case(read, standards, Corrections((), tuple(layout)))
    known = {finding.id for finding in before.outcome.findings}
    assert known <= {finding.id for finding in after.outcome.findings}


def test_a_joined_document_takes_whole_pages(case, kinds):
    layout = [one for one in layout_of(case) if one.first_page != 5]
    layout = [replace(one, last_page=7) if one.first_page == 6 else one for one in layout]
    layout = [one for one in layout if one.first_page != 7]
    cut = with_layout(case, layout, kinds)
    joined = next(one for one in cut.documents if one.first_page == 6)
    assert joined.id == "d4"
    assert joined.page_nos == (6, 7)


def shared_page() -> SortedCaseFile:
    """A receipt under the end of a decision, on page 2."""
    parts = (
        (PagePart(1, 0, 842.9), PagePart(2, 0, 400)),
        (PagePart(2, 400, 842.9),),
        (PagePart(3, 0, 842.9),),
    )
    names = ("penalty_decision", "service_receipt", "backup_table")
    documents = tuple(
        Document(f"d{place}", kind, kind, strips, 0.8)
        for place, (kind, strips) in enumerate(zip(names, parts, strict=True), 1)
    )
    pages = tuple(page(number, "文字") for number in (1, 2, 3))
    return SortedCaseFile(pages, documents, "penalty_ordinary", 0.9, None, 0.0)


def test_documents_that_share_a_page_keep_their_strips(kinds):
    case = shared_page()
    cut = with_layout(case, layout_of(case), kinds)
    assert [one.parts for one in cut.documents] == [one.parts for one in case.documents]


def test_a_shared_page_given_to_one_document_is_wholly_its_own(kinds):
    case = shared_page()
    layout = [one for one in layout_of(case) if one.kind != "service_receipt"]
    first = with_layout(case, layout, kinds).documents[0]
    assert first.parts[1].bottom > 800


def test_a_second_scan_filed_away_claims_no_page_between(kinds):
    case = shared_page()
    apart = replace(case.documents[0], parts=(PagePart(1, 0, 842.9), PagePart(3, 0, 842.9)))
    between = replace(case.documents[1], parts=(PagePart(2, 0, 842.9),))
    case = replace(case, documents=(apart, between))
    cut = with_layout(case, layout_of(case), kinds)
    assert [one.page_nos for one in cut.documents] == [(1, 3), (2,)]


def unknown(first_page, last_page):
    return LayoutDocument(first_page, last_page, "unknown", "")


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (lambda layout: layout[:-1], "layout_gap", "第3页"),
        (lambda layout: [], "layout_empty", "至少"),
        (lambda layout: [*layout, LayoutDocument(3, 3, "unknown", "")], "layout_overlap", "第3页"),
        (
            lambda layout: [*layout, LayoutDocument(3, 9, "unknown", "")],
            "layout_wrong_pages",
            "3-9",
        ),
        (
            lambda layout: [*layout, LayoutDocument(3, 2, "unknown", "")],
            "layout_wrong_pages",
            "3-2",
        ),
        (lambda layout: [replace(layout[0], last_page=3), *layout[1:]], "layout_overlap", "第3页"),
        (
            lambda layout: [replace(layout[0], kind="<b>没有</b>"), *layout[1:]],
            "layout_unknown_kind",
            "文书类型",
        ),
    ],
)
def test_wrong_layouts_are_refused_in_chinese(kinds, change, code, words):
    case = shared_page()
    with pytest.raises(CorrectionError, match=words) as refused:
        with_layout(case, change(layout_of(case)), kinds)
    assert refused.value.code == code
