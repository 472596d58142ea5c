from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from pydantic import ValidationError

from review.model.case_file import CaseFacts
from review.model.document import Document, PagePart
from review.model.fact import Citation, Evidence, Fact
from review.model.finding import Clear, Finding
from review.model.geometry import Box
from review.model.page import Mark
from review.model.result import Problem, ReviewOutcome, ReviewResult, SourceFile, Unanswered
from review.reports.contract import ResultDocument, SourcePart, json_value
from review.reports.json_text import json_text
from review.reports.result_json import result_json, result_schema
from tests.builders import page

PLACE = Evidence(1, Box(10.04, 20, 30, 40), "二〇二五年四月十八日", "d1")


def a_result() -> ReviewResult:
    marks = (Mark("seal", Box(1, 2, 3, 4), 0.93), Mark("tick_box", Box(1, 2, 3, 4), None, "☑"))
    document = Document("d1", "penalty_decision", "行政处罚决定书", (PagePart(1, 0, 842),), 0.98)
    facts = (
        Fact("f1", "d1", "decision_date", date(2025, 4, 18), PLACE.text, 0.96, (PLACE,)),
        Fact("f2", "d1", "agency_name", "甲市市场监督管理局", "甲市市场监督管理局", 0.9, (PLACE,)),
        Fact("f3", "d1", "bank", None, "", 0.9, (PLACE,), "blank"),
    )
    finding = Finding(
        "DOC-05:d1:x",
        "DOC-05",
        "DOC",
        "日期缺失",
        "procedural",
        0.9,
        "rule",
        "缺日期",
        ({"fact": "f1"},),
        (),
        (PLACE,),
        "补正",
        2.0,
    )
    return ReviewResult(
        source=SourceFile("a.pdf", "0" * 64, 1, 100),
        status="partial",
        case_facts=CaseFacts(
            "penalty_ordinary", 0.99, "market", (document,), facts, (page(1, "文", marks=marks),)
        ),
        outcome=ReviewOutcome(
            (finding,), (Unanswered("DIS-03", "未导入本领域裁量基准"),), {"SUB-03": Clear((PLACE,))}
        ),
        problems=(Problem("reading", "page_unreadable", "第7页无法识读", 7),),
        versions={"program": "0"},
        seconds={"reading": 1.23456},
    )


def test_written_result_is_valid_and_says_what_it_holds():
    data = json.loads(result_json(a_result()))
    assert data["schema"] == "juanjian.result/1"
    assert ResultDocument.model_validate(data)
    assert data["case_file"]["agency"] == "甲市市场监督管理局"
    assert data["case_file"]["decision_date"] == "2025-04-18"
    assert data["facts"][0]["value"] == "2025-04-18"
    assert data["facts"][2]["value"] is None
    assert [mark["kind"] for mark in data["pages"][0]["marks"]] == ["seal"]
    assert data["clear"] == ["SUB-03"]
    assert data["findings"][0]["evidence"][0]["box"] == [10.0, 20.0, 30.0, 40.0]
    assert data["seconds"] == {"reading": 1.235}


def test_unknown_keys_are_refused():
    data = json.loads(result_json(a_result()))
    data["extra"] = 1
    with pytest.raises(ValidationError):
        ResultDocument.model_validate(data)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2025, 3, 3), "2025-03-03"),
        (datetime(2025, 3, 3, 14, 20), "2025-03-03T14:20"),
        (500000, 500000),
        (("罚款", "没收违法所得"), ["罚款", "没收违法所得"]),
        (
            Citation("行政处罚法", 53, 1, 2),
            {"law": "行政处罚法", "article": 53, "paragraph": 1, "item": 2},
        ),
        (True, True),
        (None, None),
    ],
)
def test_values_as_the_contract_writes_them(value, written):
    assert json_value(value) == written


def test_schema_is_json_schema():
    schema = json.loads(result_schema())
    assert schema["properties"]["schema"]["const"] == "juanjian.result/1"
    assert schema["additionalProperties"] is False


def test_half_a_character_goes_out_by_the_slow_writer():
    source = SourceFile("坏\ud800名.pdf", "0" * 64, 1, 1)
    part = SourcePart.model_validate(source)
    assert json.loads(json_text(part))["file"] == "坏\ud800名.pdf"
    plain = SourcePart.model_validate(SourceFile("好名.pdf", "0" * 64, 1, 1))
    slow = json.dumps(plain.model_dump(mode="json"), ensure_ascii=False, indent=1)
    assert json_text(plain) == slow
