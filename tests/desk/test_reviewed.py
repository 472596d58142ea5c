from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from review.desk.evidence_pages import take_pictures
from review.desk.reviewed import list_value, page_value, prepare
from review.desk.wording import say_basis, say_counts, say_score
from review.model.defect import LegalBasis
from review.model.geometry import Box
from review.model.score import Score
from review.settings import IntakeSettings
from tests.desk import case


@pytest.fixture
def reviewed_of(tmp_path):
    workshop = case.a_workshop(tmp_path)
    path = case.write_case(tmp_path)
    return lambda *findings: (prepare(path, case.a_result(*findings), workshop), workshop)


def opened(address: str) -> Image.Image:
    head, _, data = address.partition(",")
    assert head == "data:image/jpeg;base64"
    return Image.open(io.BytesIO(base64.b64decode(data)))


def test_findings_stand_by_severity_then_code_and_the_undecided_after_them(reviewed_of):
    reviewed, workshop = reviewed_of(
        case.finding("DOC-05", "formal"),
        case.finding("EXE-07", "procedural"),
        case.finding("EXE-03", "procedural"),
        case.finding("HRG-01", "fatal"),
    )
    shown = list_value(reviewed, workshop)
    assert [row["code"] for row in shown["findings"]] == ["HRG-01", "EXE-03", "EXE-07", "DOC-05"]
    assert [row["severity"] for row in shown["findings"]] == ["重大", "程序", "程序", "形式"]
    assert [(row["number"], row["code"]) for row in shown["undecided"]] == [(4, "DIS-03")]
    assert shown["undecided"][0]["message"] == "未导入本领域裁量基准"
    assert shown["problems"] == ["第2页无法识读。"]
    assert shown["clear"][0].startswith("SUB-03 ")


def test_a_finding_on_two_pages_shows_each_with_its_own_box(reviewed_of):
    reviewed, workshop = reviewed_of(
        case.finding("EXE-03", "procedural", case.DECISION_DATE, case.RECEIPT_DATE)
    )
    row = list_value(reviewed, workshop)["findings"][0]
    assert row["pages"] == "1、2"
    assert [place["where"] for place in row["places"]] == [
        "第1页 《行政处罚决定书》",
        "第2页 《送达回证》",
    ]
    first, second = page_value(reviewed, 0, 0), page_value(reviewed, 0, 1)
    assert first["image"] != second["image"]
    assert (first["places"], second["place"]) == (2, 1)
    assert first["boxes"] == [
        {
            "at": pytest.approx((100 / 595, 200 / 842, 120 / 595, 14 / 842), abs=1e-3),
            "current": True,
        }
    ]
    assert opened(second["image"]).getpixel((10, 10))[0] < 235


def test_two_places_on_one_page_are_both_boxed_and_the_chosen_one_is_marked(reviewed_of):
    other = case.Evidence(1, Box(50, 50, 90, 60), "x", "d1")
    reviewed, _ = reviewed_of(case.finding("EXE-03", "procedural", case.DECISION_DATE, other))
    assert [box["current"] for box in page_value(reviewed, 0, 1)["boxes"]] == [False, True]


def test_places_that_do_not_exist_open_nothing(reviewed_of):
    reviewed, _ = reviewed_of(case.finding("EXE-03", "procedural", case.DECISION_DATE))
    assert page_value(reviewed, 7, 0) is None
    assert page_value(reviewed, -1, 0) is None
    assert page_value(reviewed, 0, 3)["image"] == ""
    undecided = page_value(reviewed, 1, 0)
    assert (undecided["places"], undecided["image"]) == (0, "")


def test_a_clipping_shows_small_evidence_and_never_a_whole_page(reviewed_of):
    reviewed, workshop = reviewed_of(
        case.finding("EXE-03", "procedural", case.DECISION_DATE, case.WHOLE_PAGE)
    )
    small, whole = list_value(reviewed, workshop)["findings"][0]["places"]
    clipping = opened(small["clipping"])
    assert (clipping.width, clipping.height) == (230, 32)
    assert max(clipping.getpixel((115, 16))) < 40
    assert min(clipping.getpixel((10, 16))) > 215
    assert whole["clipping"] == ""


def test_pictures_are_upright_and_boxes_stay_on_the_page(tmp_path):
    path = case.write_case(tmp_path)
    case_facts = case.a_result(rotation=90).case_facts
    pages = take_pictures(path, case_facts, [1, 1], IntakeSettings())
    assert list(pages) == [1]
    assert (pages[1].width, pages[1].height) == (842, 595)
    left, top, width, height = pages[1].fractions(Box(-5, 100, 2000, 120))
    assert (left, width) == (0, 1)
    assert top + height < 1


def test_a_basis_is_said_in_chinese_numerals_once_a_law():
    basis = [
        LegalBasis("行政处罚法", 59, 1, 5),
        LegalBasis("行政复议法", 20, 1),
        LegalBasis("行政处罚法", 105),
        LegalBasis("行政处罚法", 105),
        LegalBasis("档案法"),
    ]
    assert say_basis(basis) == [
        "《行政处罚法》第五十九条第一款第（五）项、第一百零五条",
        "《行政复议法》第二十条第一款",
        "《档案法》",
    ]


def test_the_heading_counts_and_says_that_a_score_is_provisional():
    result = case.a_result(case.finding("EXE-03", "procedural"))
    assert say_counts(result) == (
        "2 页，部分页面未能使用：疑似问题 1 处，无法判断 1 项，已查清 1 项"
    )
    assert say_score(result) == ""
    score = Score("s", 92.5, "优秀", True, (), ())
    scored = type(result)(**{**_fields(result), "score": score})
    assert say_score(scored) == "暂评 92.5 分（优秀）"


def _fields(result):
    return {name: getattr(result, name) for name in result.__dataclass_fields__}
