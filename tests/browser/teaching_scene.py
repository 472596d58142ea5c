"""What learning and training show: a stocked library with a contest, and verdicts that teach."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from review.casework.decide import decide, decide_many
from review.casework.finish import finish
from review.casework.state import open_case
from review.casework.word_given import Word
from review.learning.propose import propose_program, propose_standards
from review.model.exercises import Drawn
from review.store.database import now
from review.store.teaching import cards
from review.teaching.drafts import draft_card
from review.teaching.exemplary import draft_exemplary
from review.teaching.exercises import practice
from review.teaching.release import release
from review.web.passwords import hash_password
from tests.browser.scanned import add_drawn_case
from tests.casework.office import PASSWORD
from tests.teaching.scene import reads_nothing

if TYPE_CHECKING:
    from review.model.cards import Card
    from review.model.case_record import CaseRecord
    from review.model.finding import Finding
    from tests.casework.office import Office

FAULTS, MORE_FAULTS = "summary-with-defects", "inspection-with-defects"
EXEMPLARY = "coercive-clean"
CONTEST = "二〇二六年第四季度全市行政执法案卷评查技能比武（个人赛暨单位团体赛）"
UNIT = "云泽市临浦区城市管理综合行政执法局直属执法大队"
LONG_NAME = "阿卜杜热合曼·买买提艾力"
OFFICE_YAML = "office: 某市司法局\ndefects:\n  DEC-08: {severity: formal}\n"


def stock_library(office: Office) -> dict[str, str]:
    """Released cards of faults and of an exemplary file; a contest that two have answered."""
    for sample in (MORE_FAULTS, FAULTS):
        record = add_drawn_case(office, "甲", sample)
        by_defect = {one.defect: one for one in _findings(office, record) if one.evidence}
        for finding in list(by_defect.values())[:3]:
            _say(office, record, finding, "confirmed")
            _released(office, record, finding)
    _exemplary(office)
    hashed = hash_password(PASSWORD)
    office.add_user("long", LONG_NAME, team=UNIT, hash=hashed)
    with office.store.database.write() as s:
        here = now()
        contest = practice.announce(
            s,
            office.user["丁"],
            CONTEST,
            30,
            4,
            here - timedelta(minutes=5),
            here + timedelta(hours=3),
            seed=4,
        )
    for name, good in (("甲", 2), (LONG_NAME, 1)):
        _answer(office, name, contest.id, good)
    return {"jia": record.id, "contest": str(contest.id)}


def judge_findings(office: Office) -> dict[str, str]:
    """Verdicts of 甲 on two files, no consent yet; a changed rule and this program proposed."""
    records = [add_drawn_case(office, "甲", FAULTS) for _ in range(2)]
    for record in records:
        for at, finding in enumerate(_findings(office, record)):
            if at == 1 or (at == 0 and record is records[1]):
                words = {"reason_kind": "false_alarm", "note": "原件有签名，扫描时被印章压住"}
                _say(office, record, finding, "rejected", **words)
            elif at < 8:
                _say(office, record, finding, "confirmed")
    changed = Path(office.settings.data_dir) / "第四季度口径调整（征求意见稿第三稿）.yaml"
    changed.parent.mkdir(parents=True, exist_ok=True)
    changed.write_text(OFFICE_YAML, encoding="utf-8")
    chief = office.user["戊"]
    made = propose_standards(
        office.store, office.settings, chief, changed, note="把 DEC-08 降为形式问题，先看影响。"
    )
    propose_program(office.store, chief)
    return {"jia": records[0].id, "other": records[1].id, "candidate": str(made.id)}


def _findings(office: Office, record: CaseRecord) -> tuple[Finding, ...]:
    return open_case(office.store, office.standards, office.user["甲"], record.id).findings


def _say(office: Office, record: CaseRecord, finding: Finding, value: str, **words: str) -> None:
    decide(office.store, office.standards, office.user["甲"], record.id, finding.id, value, **words)


def _released(office: Office, record: CaseRecord, finding: Finding) -> Card:
    user = office.user["甲"]
    drafted = draft_card(office.store, office.standards, user, record.id, finding.id, reads_nothing)
    trainer = office.user["丁"]
    return release(office.store, office.standards, trainer, drafted.id, drafted.revision)


def _exemplary(office: Office) -> None:
    """A file in which nothing was found to stand."""
    record = add_drawn_case(office, "甲", EXEMPLARY)
    at = (office.store, office.standards, office.user["甲"], record.id)
    alleged = [one.id for one in _findings(office, record)]
    if alleged:
        decide_many(*at, alleged, Word("rejected", "false_alarm", "核对原件无误", None, "", ""))
    finish(*at)
    made = draft_exemplary(*at, [], reads_nothing)
    release(office.store, office.standards, office.user["丁"], made.id, made.revision)


def _answer(office: Office, name: str, contest_id: int, good: int) -> None:
    """The first tasks right, the others not at all."""
    user = office.user[name]
    with office.store.database.write() as s:
        run = practice.enter_contest(s, user, contest_id)
        for position, task in enumerate(run.tasks):
            card = cards.card_of(s, task.card_id)
            assert card is not None
            right = position < good and task.form != "clean"
            drawn = [
                Drawn(page.ordinal, page.places[0])
                for page in card.pages
                if right and page.places and page.ordinal in task.ordinals
            ]
            code = card.defect if right else ""
            practice.answer(s, user, run.id, position, code, drawn[:1])
