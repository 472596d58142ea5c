"""`juanjian.worksheets/1`: written, read back, described by its schema."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest

from review.errors import UsageError
from review.model import citation_check, discretion, timeline, worksheets
from review.model.citation_check import CitationCheck
from review.model.discretion import (
    BandLine,
    BaseAmount,
    ComparedItem,
    ConditionLine,
    DiscretionSheet,
    LeniencySheet,
    TierLine,
)
from review.model.fact import Citation
from review.model.statement import Statement
from review.reports import worksheets_contract as contract
from review.reports.result_json import result_json
from review.reports.worksheets import read_worksheets, worksheets_json, worksheets_schema
from review.reports.worksheets_text import PARTS, statement_lines
from tests.reports.reviewed import reviewed

PARTS_OF = {
    contract.CheckedPart: worksheets.CheckedDefect,
    contract.EventPart: timeline.TimelineEvent,
    contract.ContradictionPart: timeline.Contradiction,
    contract.TimelinePart: timeline.CaseTimeline,
    contract.PausePart: timeline.Pause,
    contract.ExtensionPart: timeline.Extension,
    contract.EndPart: timeline.WorksheetEnd,
    contract.LimitPart: timeline.Worksheet,
    contract.OrderPart: timeline.OrderAnswer,
    contract.CitationCheckPart: citation_check.CitationCheck,
    contract.BaseAmountPart: discretion.BaseAmount,
    contract.BandPart: discretion.BandLine,
    contract.ComparedPart: discretion.ComparedItem,
    contract.TierPart: discretion.TierLine,
    contract.ConditionPart: discretion.ConditionLine,
    contract.LeniencyPart: discretion.LeniencySheet,
    contract.DiscretionPart: discretion.DiscretionSheet,
    contract.StatementPart: Statement,
}


@pytest.mark.parametrize("part", PARTS_OF, ids=lambda part: part.__name__)
def test_a_part_says_all_that_its_noun_has(part):
    assert set(part.model_fields) == {field.name for field in fields(PARTS_OF[part])}


def test_written_and_read_back(tmp_path):
    text = worksheets_json(reviewed())
    (tmp_path / "worksheets.json").write_text(text, encoding="utf-8")
    document = read_worksheets(tmp_path)
    assert document == read_worksheets(tmp_path / "worksheets.json")
    assert document.source.sha256 == "a" * 64
    assert document.kind == "penalty_ordinary"
    late = next(one for one in document.checked if one.defect == "EXE-03")
    assert late.answer == "found"
    assert late.findings
    term = next(one for one in document.limits if one.limit == "TL-09")
    assert (term.result, str(term.last_day)) == ("over", "2025-04-28")


def test_findings_named_are_those_of_the_result():
    result = reviewed()
    ids = {one["id"] for one in json.loads(result_json(result))["findings"]}
    sheets = json.loads(worksheets_json(result))
    assert {name for one in sheets["checked"] for name in one["findings"]} == ids
    facts = {one["id"] for one in json.loads(result_json(result))["facts"]}
    assert {name for one in sheets["limits"] for name in one["facts"]} <= facts


def test_the_result_itself_is_as_before():
    """The worksheets are a companion: nothing of them stands in `juanjian.result/1`."""
    result = reviewed()
    assert result_json(result) == result_json(replace(result, worksheets=None))


def test_no_worksheets_without_a_case_file():
    assert worksheets_json(replace(reviewed(), case_facts=None)) is None


def test_schema():
    schema = json.loads(worksheets_schema())
    assert schema["properties"]["schema"]["const"] == "juanjian.worksheets/1"
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("text", ["{}", "[1", '{"schema": "juanjian.result/1"}'])
def test_what_is_no_worksheets_is_refused(tmp_path, text):
    (tmp_path / "w.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_worksheets(tmp_path / "w.json")
    assert caught.value.code == "worksheets_unreadable"


def every_sheet():
    """A result with one of each sheet, so that each is written and printed."""
    result = reviewed()
    cited = Citation("行政处罚法", 61)
    tier = TierLine("从轻", "从轻", "主动改正")
    sheet = DiscretionSheet(
        document="d1",
        violation="未取得许可经营",
        act_date=None,
        decision_date=None,
        law_day=None,
        basis=cited,
        law_version=None,
        source="rule",
        rule="PR-001",
        fine=500_000,
        bases=(BaseAmount("goods_value", "货值金额", None, why="没有写明"),),
        bands=(BandLine("五千元以上五万元以下", "5,000元至50,000元", 500_000, 5_000_000, True),),
        low=500_000,
        high=5_000_000,
        certain=True,
        compared=(ComparedItem("罚款", "5,000元以上", "5,000元", "inside"),),
        tier_chosen=tier,
        tier_spoken_for=tier,
        tier_of_fine=replace(tier, tier="", why="数额居中"),
        leniency=(
            LeniencySheet(
                "首违不罚", "未取得许可经营", "样例清单", (ConditionLine("初次违法", "met"),)
            ),
        ),
        doubts=("货值未定",),
    )
    check = CitationCheck(
        "d1", "f1", "《行政处罚法》第61条", cited, "中华人民共和国行政处罚法", "2021-01-22", None,
        "none", "verified", "条文存在", words="行政处罚决定书应当……",
    )  # fmt: skip
    said = Statement("d1", "discretion.reason", "因主动改正，从轻处罚。", (), 0.9)
    return replace(
        result,
        worksheets=replace(
            result.worksheets, citations=(check,), discretion=(sheet,), statements=(said,)
        ),
    )


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("timeline", "2025-04-18"),
        ("limits", "TL-09"),
        ("orders", "ORD-15"),
        ("citations", "相符：《行政处罚法》第61条"),
        ("discretion", "机关选用阶次：从轻（主动改正）"),
    ],
)
def test_each_part_is_printed(tmp_path, part, words):
    path = tmp_path / "worksheets.json"
    path.write_text(worksheets_json(every_sheet()), encoding="utf-8")
    assert words in "\n".join(PARTS[part](read_worksheets(path)))


def test_a_sentence_is_printed_once_with_the_names_of_its_labels(tmp_path):
    path = tmp_path / "worksheets.json"
    path.write_text(worksheets_json(every_sheet()), encoding="utf-8")
    lines = list(statement_lines(read_worksheets(path), {"discretion.reason": "裁量理由"}))
    assert lines == ["[裁量理由] 因主动改正，从轻处罚。"]
