"""DOC, ARC: signatures, blanks, numbers, dates, 目录."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from corpora.defects.ways import (
    Change,
    UnfitError,
    Way,
    everywhere,
    fine_of,
    of,
    omitting,
    paper_of,
    raw,
    setting,
    unsealed,
    unsigned,
)
from corpora.story import CaseKind, CaseStory, Money, Ticks

if TYPE_CHECKING:
    import random

_ALL: tuple[CaseKind, ...] = (
    "penalty_ordinary",
    "penalty_summary",
    "inspection",
    "coercive",
    "license",
)


def _wrong_year(key: str) -> Change:
    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        number = str(paper_of(story, key).values["doc_no"])
        wrong = re.sub(r"〔(\d+)〕", lambda found: f"〔{int(found[1]) - 1}〕", number)
        return everywhere(story, number, wrong)

    return change


def _other_mark(key: str) -> Change:
    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        number = str(paper_of(story, key).values["doc_no"])
        return everywhere(
            story, number, number.replace(story.agency.mark, "澜" + story.agency.mark[1:2] + "综")
        )

    return change


def _other_case_no(story: CaseStory, chance: random.Random) -> CaseStory:
    wrong = re.sub(r"〕(\d+)号", lambda found: f"〕{int(found[1]) + 7}号", story.case_no)
    return story.with_paper(paper_of(story, "decision_approval").with_values(case_no=wrong))


def _other_capitals(story: CaseStory, chance: random.Random) -> CaseStory:
    other = Money((fine_of(story) + chance.choice((100, 1000, 2000))) * 100)
    return story.with_paper(paper_of(story, "penalty_decision").with_values(fine_amount_cn=other))


def _month_only(key: str, *fields: str) -> Change:
    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        paper = paper_of(story, key)
        day = paper.values[fields[0]]
        if not isinstance(day, date):
            raise UnfitError(key)
        words = raw(f"{day.year}年{day.month}月")
        return story.with_paper(paper.with_values(**dict.fromkeys(fields, words)))

    return change


def _no_minutes(key: str) -> Change:
    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        paper = paper_of(story, key)
        start = paper.values["start_time"]
        assert isinstance(start, date)
        words = raw(f"{start.year}年{start.month}月{start.day}日上午")
        return story.with_paper(paper.with_values(start_time=words))

    return change


def _unlisted(story: CaseStory, chance: random.Random) -> CaseStory:
    keys = [
        p.key
        for p in story.papers
        if p.kind
        in (
            "photo_evidence",
            "av_record_note",
            "investigation_report",
            "fine_receipt",
            "publicity_record",
            "rectification_review",
            "license_review",
            "inspection_record",
            "property_list",
            "evidence_extraction_sheet",
        )
    ]
    if not keys:
        raise UnfitError("nothing to leave out")
    return story.with_paper(replace(story.paper(chance.choice(keys)), listed=False))


def _shifted(story: CaseStory, chance: random.Random) -> CaseStory:
    keys = [p.key for p in story.papers if 1 < p.stage < 999]
    notes = {**story.notes, f"catalogue_shift:{chance.choice(keys)}": 2}
    return replace(story, notes=notes)


def _extra(story: CaseStory, chance: random.Random) -> CaseStory:
    title = chance.choice(
        ("鉴定意见通知书", "延长办案期限审批表", "协助调查函", "电子数据提取笔录")
    )
    return replace(story, notes={**story.notes, "catalogue_extra": title})


def _unticked(story: CaseStory, chance: random.Random) -> CaseStory:
    paper = paper_of(story, "case_source_register")
    ticks = story.notes["source_type"]
    assert isinstance(ticks, Ticks)
    return story.with_paper(paper.with_values(source_type=Ticks(ticks.options, None)))


WAYS: tuple[Way, ...] = (
    Way("DOC-01", "告知书未盖章", ("prior_notice#seal",), unsealed("prior_notice")),
    Way(
        "DOC-01",
        "责令改正文书未盖章",
        ("rectification_order#seal",),
        unsealed("rectification_order"),
        kinds=("penalty_ordinary",),
    ),
    Way(
        "DOC-01",
        "集体讨论记录无参加人签名",
        ("collective_discussion_record#signatures",),
        unsigned("collective_discussion_record", "signatures"),
        needs=of("discussion"),
    ),
    Way(
        "DOC-01",
        "调查终结报告无承办人签名",
        ("investigation_report#handlers",),
        unsigned("investigation_report", "handlers"),
    ),
    Way(
        "DOC-01",
        "询问笔录无被询问人签名",
        ("inquiry_record#party_signature",),
        unsigned("inquiry_record", "party_signature"),
        implies=("PRC-09",),
        kinds=("penalty_ordinary",),
    ),
    Way(
        "DOC-01",
        "检查结果告知书未盖章",
        ("inspection_result_notice#seal",),
        unsealed("inspection_result_notice"),
        kinds=("inspection",),
    ),
    Way(
        "DOC-01",
        "许可决定书未盖章",
        ("license_decision#seal",),
        unsealed("license_decision"),
        kinds=("license",),
    ),
    Way(
        "DOC-01",
        "财物清单无当事人签名",
        ("property_list#party_signature",),
        unsigned("property_list", "party_signature"),
        kinds=("coercive",),
    ),
    Way(
        "DOC-03",
        "立案审批表承办机构意见空白",
        ("filing_approval",),
        omitting("filing_approval", "unit_opinion"),
    ),
    Way(
        "DOC-03",
        "结案审批负责人意见空白",
        ("case_closing_report",),
        omitting("case_closing_report", "opinion"),
        kinds=("penalty_ordinary", "coercive"),
    ),
    Way(
        "DOC-03",
        "案件来源未勾选",
        ("case_source_register",),
        _unticked,
        not_ministries=("eco", "agri"),
    ),
    Way(
        "DOC-03",
        "许可审查意见负责人意见空白",
        ("license_review",),
        omitting("license_review", "opinion"),
        kinds=("license",),
    ),
    Way(
        "DOC-04",
        "决定书文号年份与落款不符",
        ("penalty_decision#doc_no",),
        _wrong_year("penalty_decision"),
    ),
    Way(
        "DOC-04",
        "告知书机关代字与同案文书不一",
        ("prior_notice#doc_no",),
        _other_mark("prior_notice"),
    ),
    Way(
        "DOC-04",
        "决定审批表案号与立案不对应",
        ("decision_approval#case_no",),
        _other_case_no,
        not_ministries=(),
    ),
    Way("DOC-04", "告知书无文号", ("prior_notice",), setting("prior_notice", doc_no="")),
    Way(
        "DOC-04",
        "当场处罚决定书编号年份错误",
        ("onspot_penalty_decision#doc_no",),
        _wrong_year("onspot_penalty_decision"),
        kinds=("penalty_summary",),
    ),
    Way(
        "DOC-04",
        "强制决定书文号年份错误",
        ("seizure_decision#doc_no",),
        _wrong_year("seizure_decision"),
        kinds=("coercive",),
    ),
    Way("DOC-05", "决定书罚款大小写不一致", ("penalty_decision#fine_amount",), _other_capitals),
    Way(
        "DOC-05", "告知书落款日期只到月", ("prior_notice",), _month_only("prior_notice", "doc_date")
    ),
    Way(
        "DOC-05",
        "询问笔录开始时间未到分",
        ("inquiry_record",),
        _no_minutes("inquiry_record"),
        kinds=("penalty_ordinary",),
    ),
    Way(
        "DOC-05",
        "检查笔录开始时间未到分",
        ("inspection_record",),
        _no_minutes("inspection_record"),
        kinds=("inspection",),
    ),
    Way(
        "DOC-05",
        "强制现场笔录开始时间未到分",
        ("coercive_scene_record",),
        _no_minutes("coercive_scene_record"),
        kinds=("coercive",),
    ),
    Way("ARC-01", "卷内文书漏列目录", ("case_catalog",), _unlisted, kinds=_ALL),
    Way("ARC-01", "目录页号与实际不符", ("case_catalog",), _shifted, kinds=_ALL),
    Way("ARC-01", "目录所列文书不在卷内", ("case_catalog",), _extra, kinds=_ALL),
)
