"""FAC-01 to 03, DEC-05, DOC-06, SUB-06, SUB-07: what the papers say, and what proves it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpora.agencies import agency
from corpora.defects.ways import (
    UnfitError,
    Way,
    everywhere,
    of,
    omitting,
    only,
    paper_of,
    removing,
    setting,
    unsigned,
)
from corpora.firms import party

if TYPE_CHECKING:
    import random

    from corpora.story import CaseStory

_EXHIBITS = (
    "onsite_inspection_record",
    "photo_evidence",
    "evidence_extraction_sheet",
    "av_record_note",
    "sampling_record",
    "testing_entrustment",
    "test_report",
    "test_result_notice",
    "illegal_gains_statement",
)
_NAME_TO_FILL = "X" * 3
"""A name as forms print it where one is to be filled in."""
_RESIDUES = (
    "（注：此处填写从轻、从重的具体情形）",
    f"当事人{_NAME_TO_FILL}的行为发生于XX年XX月XX日。",
    "（根据实际情况选择适用，不适用的请删除）",
    "（示例：当事人系初次违法）",
)
_OTHER_RESIDUES = (
    "（填写说明：简述裁量的理由）",
    "相对人某某某另有××情节。",
    "（以下内容二选一）",
    "（列明相关情况，没有的内容划去）",
)
_VAGUE = ("食品安全问题", "违法行为", "其他违法案件", "涉嫌违反有关管理规定案")
_OTHER_VAGUE = ("行政违法案", "相关违法问题", "一般违法行为")


def _told_in_decision(story: CaseStory) -> bool:
    """The act itself tells neither a day nor a place."""
    act = str(story.notes.get("act", ""))
    return not re.search(r"在|店|工地|路|车间|场所|现场|网|内", act)


def _stray_party(story: CaseStory, chance: random.Random) -> CaseStory:
    other = party(chance, "法人", story.agency.place, "贸易")
    decision = paper_of(story, "penalty_decision").with_values(stray_party=other.name)
    return story.with_paper(decision)


def _residue(story: CaseStory, chance: random.Random) -> CaseStory:
    decision = paper_of(story, "penalty_decision").with_values(
        residue=chance.choice(_RESIDUES), residue_other=chance.choice(_OTHER_RESIDUES)
    )
    return story.with_paper(decision)


def _vague_cause(story: CaseStory, chance: random.Random) -> CaseStory:
    vague = chance.choice((*_VAGUE, *_OTHER_VAGUE))
    return story.with_paper(paper_of(story, "filing_approval").with_values(cause_of_action=vague))


def _other_agency(story: CaseStory, chance: random.Random) -> CaseStory:
    ministries = [name for name in ("market", "urban", "eco", "health") if name != story.ministry]
    other = agency(chance, chance.choice(ministries))
    if other.name == story.agency.name:
        raise UnfitError("the same agency")
    return story.with_paper(paper_of(story, "prior_notice").with_values(agency_name=other.name))


def _few(story: CaseStory, chance: random.Random) -> CaseStory:
    record = paper_of(story, "collective_discussion_record")
    host = str(record.values["host"])
    other = str(record.values["speaker1"])
    return story.with_paper(
        record.with_values(attendees=(host, other), speaker2=other, speaker3=host)
    )


def _against_the_head(story: CaseStory, chance: random.Random) -> CaseStory:
    if story.party.kind == "个人":
        raise UnfitError("a person")
    decision = paper_of(story, "penalty_decision").with_values(
        party__name=story.party.head.name, party__uscc=None
    )
    return story.with_paper(decision)


def _against_a_branch(story: CaseStory, chance: random.Random) -> CaseStory:
    if story.party.kind != "法人":
        raise UnfitError("no company")
    name, branch = story.party.name, f"{story.party.name}{story.agency.place[3:]}分公司"
    changed = everywhere(story, name, branch)
    proof = paper_of(changed, "party_identity_proof").with_values(party__name=name)
    return replace(changed.with_paper(proof), party=replace(story.party, name=branch))


_BARE = of("sampling", "seizure", "preservation", "goods", "monitored")
WAYS: tuple[Way, ...] = (
    Way(
        "FAC-01",
        "决定书只写结论,没有违法事实",
        ("penalty_decision",),
        setting("penalty_decision", concluded="yes"),
    ),
    Way(
        "FAC-01",
        "决定书未写违法时间",
        ("penalty_decision",),
        omitting("penalty_decision", "fact.time"),
    ),
    Way(
        "FAC-01",
        "决定书未写违法时间和地点",
        ("penalty_decision",),
        omitting("penalty_decision", "fact.time", "fact.place"),
        fits=_told_in_decision,
    ),
    Way(
        "FAC-02",
        "卷内仅有询问笔录",
        ("inquiry_record",),
        removing(*_EXHIBITS),
        avoids=_BARE,
        not_ministries=("market",),
    ),
    Way(
        "FAC-02",
        "决定书仅以当事人陈述认定事实",
        ("penalty_decision",),
        setting("penalty_decision", only_statement="yes"),
    ),
    Way(
        "FAC-03",
        "复印件未注明与原件核对",
        ("evidence_extraction_sheet",),
        omitting("evidence_extraction_sheet", "verified_with_original"),
    ),
    Way(
        "FAC-03",
        "复印件无提供人签名",
        ("evidence_extraction_sheet",),
        unsigned("evidence_extraction_sheet", "provider_signature"),
    ),
    Way(
        "FAC-03",
        "照片未注明拍摄人和时间",
        ("photo_evidence",),
        setting("photo_evidence", shooter=None, shot_time=None),
    ),
    Way(
        "FAC-03",
        "照片未注明拍摄地点",
        ("photo_evidence",),
        setting("photo_evidence", place=None),
    ),
    Way(
        "DEC-05",
        "集体讨论各人意见只有同意",
        ("collective_discussion_record",),
        setting("collective_discussion_record", bare_opinions="yes"),
        needs=of("discussion"),
    ),
    Way(
        "DEC-05",
        "集体讨论没有各人意见",
        ("collective_discussion_record",),
        omitting("collective_discussion_record", "opinions"),
        needs=of("discussion"),
        implies=("DOC-03",),
    ),
    Way(
        "DEC-05",
        "以传签代替集体讨论",
        ("collective_discussion_record",),
        setting("collective_discussion_record", circulated="yes"),
        needs=of("discussion"),
    ),
    Way(
        "DEC-05",
        "集体讨论记录无时间地点",
        ("collective_discussion_record",),
        setting("collective_discussion_record", place=None, host=None),
        needs=of("discussion"),
        implies=("DOC-03",),
    ),
    Way(
        "DEC-05",
        "集体讨论只有两人",
        ("collective_discussion_record",),
        _few,
        needs=of("discussion"),
    ),
    Way("DOC-06", "决定书残留他案当事人名称", ("penalty_decision",), _stray_party),
    Way("DOC-06", "决定书残留模板提示语", ("penalty_decision",), _residue),
    Way("DOC-06", "立案审批表案由不规范", ("filing_approval",), _vague_cause),
    Way("DOC-06", "告知书印错机关名称", ("prior_notice",), _other_agency),
    Way(
        "SUB-06",
        "询问笔录未告知申请回避权",
        ("inquiry_record",),
        omitting("inquiry_record", "rights_notice.recusal"),
        avoids=of("recusal"),
    ),
    Way(
        "SUB-06",
        "当事人申请回避没有审查决定",
        ("inquiry_record",),
        setting("inquiry_record", asks_recusal="yes"),
        avoids=of("recusal"),
    ),
    Way(
        "SUB-06",
        "有回避申请书无决定书",
        ("recusal_decision:application",),
        only("recusal_decision"),
        needs=of("recusal"),
    ),
    Way(
        "SUB-07",
        "以法定代表人个人为被处罚人",
        ("penalty_decision#party.name",),
        _against_the_head,
        needs=of("firm"),
    ),
    Way(
        "SUB-07",
        "以无执照的分公司为被处罚人",
        ("penalty_decision#party.name",),
        _against_a_branch,
        needs=of("company"),
        implies=("FAC-05",),
    ),
)
