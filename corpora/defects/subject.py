"""SUB, FAC: officers, the party's identity."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpora.defects.ways import (
    PENALTY,
    Change,
    UnfitError,
    Way,
    everywhere,
    of,
    paper_of,
    removing,
    setting,
)
from corpora.firms import uscc
from corpora.story import CaseKind, CaseStory, Signed

if TYPE_CHECKING:
    import random

_RECORDS: tuple[tuple[str, tuple[CaseKind, ...]], ...] = (
    ("onsite_inspection_record", ("penalty_ordinary",)),
    ("inquiry_record", ("penalty_ordinary",)),
    ("inspection_record", ("inspection",)),
    ("coercive_scene_record", ("coercive",)),
    ("onspot_penalty_decision", ("penalty_summary",)),
)


def _alone(key: str) -> Change:
    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        one = story.officers[0]
        paper = paper_of(story, key).with_values(
            officers__name=(one.name,),
            officers__cert_no=(one.cert_no,),
            officer_signatures=Signed((one.name,)),
            recorder=one.name,
        )
        return story.with_paper(paper)

    return change


def _wrong_digit(code: str) -> str:
    last = code[-1]
    other = "3" if last != "3" else "7"
    return code[:-1] + other


def _bad_uscc(key: str) -> Change:
    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        if not story.party.uscc:
            raise UnfitError("no code")
        bad = _wrong_digit(story.party.uscc)
        if key:
            return story.with_paper(paper_of(story, key).with_values(party__uscc=bad))
        return everywhere(story, story.party.uscc, bad)

    return change


def _other_uscc(key: str) -> Change:
    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        if not story.party.uscc:
            raise UnfitError("no code")
        code = uscc(chance, story.party.kind)
        return story.with_paper(paper_of(story, key).with_values(party__uscc=code))

    return change


def _other_name(key: str, field: str = "party__name") -> Change:
    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        if story.party.kind != "法人":
            raise UnfitError("no firm")
        name = story.party.name
        tail = "贸易有限责任公司" if name.endswith("有限公司") else "商贸发展有限公司"
        return story.with_paper(paper_of(story, key).with_values(**{field: name[:5] + tail}))

    return change


def _bad_id(story: CaseStory, chance: random.Random) -> CaseStory:
    paper = paper_of(story, "inquiry_record")
    number = str(paper.values["person.id_no"])
    return story.with_paper(paper.with_values(person__id_no=_wrong_digit(number)))


def _other_birth(story: CaseStory, chance: random.Random) -> CaseStory:
    paper = paper_of(story, "inquiry_record")
    birth = paper.values["person.birth"]
    assert isinstance(birth, date)
    return story.with_paper(paper.with_values(person__birth=birth + timedelta(days=403)))


def _other_address(story: CaseStory, chance: random.Random) -> CaseStory:
    street = f"{story.agency.place}梧桐西街{chance.randrange(300, 900)}号"
    return story.with_paper(paper_of(story, "penalty_decision").with_values(party__address=street))


WAYS: tuple[Way, ...] = (
    *(
        Way("SUB-03", "只有一名执法人员", (key,), _alone(key), kinds=kinds)
        for key, kinds in _RECORDS
    ),
    *(
        Way(
            "SUB-04",
            "未载明执法证号",
            (key,),
            setting(key, officers__cert_no=()),
            kinds=kinds,
            avoids=of("cert_copies"),
        )
        for key, kinds in _RECORDS
    ),
    Way(
        "FAC-05",
        "决定书当事人名称与其他文书不同",
        ("penalty_decision#party.name",),
        _other_name("penalty_decision"),
        needs=of("firm"),
    ),
    Way(
        "FAC-05",
        "立案审批表当事人名称与其他文书不同",
        ("filing_approval#party.name",),
        _other_name("filing_approval"),
        needs=of("firm"),
    ),
    Way(
        "FAC-05",
        "回证受送达人与当事人名称不同",
        ("service_receipt:prior_notice#recipient_name",),
        _other_name("service_receipt:prior_notice", "recipient_name"),
        needs=of("firm"),
    ),
    Way(
        "FAC-05",
        "决定书信用代码与营业执照不同",
        ("penalty_decision#party.uscc",),
        _other_uscc("penalty_decision"),
        needs=of("firm"),
        not_ministries=("health",),
    ),
    Way("FAC-05", "决定书住所与其他文书不同", ("penalty_decision#party.address",), _other_address),
    Way(
        "FAC-05",
        "卷内无主体资格证明",
        ("party_identity_proof",),
        removing("party_identity_proof"),
        kinds=(*PENALTY, "coercive", "license"),
    ),
    Way(
        "FAC-05",
        "许可决定书申请人名称与申请书不同",
        ("license_decision#party.name",),
        _other_name("license_decision"),
        kinds=("license",),
    ),
    Way(
        "FAC-05",
        "查封决定书当事人名称与执照不同",
        ("seizure_decision#party.name",),
        _other_name("seizure_decision"),
        kinds=("coercive",),
    ),
    Way(
        "FAC-06",
        "信用代码校验码错误(全卷一致)",
        (
            "penalty_decision#party.uscc",
            "onspot_penalty_decision#party.uscc",
            "party_identity_proof#party.uscc",
            "license_decision#party.uscc",
        ),
        _bad_uscc(""),
        kinds=(*PENALTY, "license"),
        needs=of("firm"),
    ),
    Way(
        "FAC-06",
        "决定书信用代码校验码错误",
        ("penalty_decision#party.uscc",),
        _bad_uscc("penalty_decision"),
        needs=of("firm"),
        implies=("FAC-05",),
    ),
    Way(
        "FAC-07",
        "询问笔录身份证号校验码错误",
        ("inquiry_record#person.id_no",),
        _bad_id,
        kinds=("penalty_ordinary", "coercive"),
    ),
    Way("FAC-07", "询问笔录出生日期与身份证号不符", ("inquiry_record#person.birth",), _other_birth),
)
