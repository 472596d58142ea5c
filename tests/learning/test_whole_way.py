"""From verdicts to a model and back, on case files that a store keeps: what each step changes.

Eight files have the same false alarm: a housing estate still called after an agency that is gone.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from review.casework.correct import recheck
from review.casework.intake import register_upload
from review.casework.state import open_case
from review.jobs.run import run_job
from review.jobs.tools import OfficeTools
from review.learning.activate import activate, undo
from review.learning.compare import compare
from review.learning.consent import give_consent
from review.learning.propose import propose_program
from review.learning.train import train
from review.model.result import SourceFile
from review.pipeline import ReadCase, weigh_case
from review.store import jobs
from tests.builders import line
from tests.casework.office import SAMPLES, make_office, read_sample
from tests.learning.offices import SAMPLE, say

CODE = "DOC-06"
DECISION = 3
FALSE = (
    "当事人的停车场位于南屏区国土资源局家属院东侧。",
    "当事人租用云泽市环境保护局家属院一楼门面。",
    "涉案车辆停放在南屏区质量技术监督局家属院门口。",
    "当事人的仓库在南屏区国土资源局家属院后门。",
    "当事人租用南屏区环境保护局家属院二楼仓库。",
    "当事人办公室设在南屏区安全生产监督管理局家属院三楼。",
    "当事人的车队驻在云泽市工商行政管理局家属院内。",
    "货物堆放在云泽市安全生产监督管理局家属院空地。",
)
RIGHT = (
    "本决定由云泽市工商行政管理局作出。",
    "罚款由南屏区国土资源局收缴。",
    "本机关为云泽市国土资源局。",
    "可以向云泽市环境保护局申请行政复议。",
    "逾期不缴的，由云泽市质量技术监督局加处罚款。",
)
UNSEEN = "当事人的车辆停在云泽市国土资源局家属院里。"


def kept(office, sentence: str) -> str:
    """A case file whose decision says this, read and checked; its id."""
    path = SAMPLES / f"{SAMPLE}.pdf"
    record = register_upload(office.store, office.user["甲"], path, f"{sentence}.pdf", again=True)
    read = list(read_sample(SAMPLE))
    decision = read[DECISION - 1]
    said = line(sentence, 700.0, 82.0)
    read[DECISION - 1] = replace(decision, lines=(*decision.lines, said))
    source = SourceFile(path.name, record.sha256, len(read), path.stat().st_size)
    result = weigh_case(ReadCase(source, tuple(read), (), "recorded 1"), office.standards)
    office.keep(record, tuple(read), result, pictures=False)
    return record.id


def alleged(office, case_id: str) -> str:
    """The id of what the newest result alleges of the wording, "" where nothing."""
    found = open_case(office.store, office.standards, office.user["甲"], case_id).findings
    return next((one.id for one in found if one.defect == CODE), "")


def reviewed_again(office, *case_ids: str) -> list[bool]:
    """Whether a worker's next check still alleges it, case file by case file."""
    tools = OfficeTools(office.settings)
    for case_id in case_ids:
        with office.store.database.write() as s:
            recheck(s, case_id, "重新检查")
            job = jobs.claim_job(s, "worker")
        assert job is not None
        assert run_job(office.store, tools, job).how == "done"
    return [bool(alleged(office, one)) for one in case_ids]


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """Eight false alarms with reasons, five claims that are right; the office consents."""
    office = make_office(tmp_path_factory.mktemp("office"))
    give_consent(office.store, office.user["戊"])
    files = {sentence: kept(office, sentence) for sentence in (*FALSE, *RIGHT)}
    for sentence in FALSE:
        word = ("rejected", "误报", "家属院的俗称，不是机关名称")
        say(office, files[sentence], alleged(office, files[sentence]), *word)
    for sentence in RIGHT:
        say(office, files[sentence], alleged(office, files[sentence]), "confirmed")
    yield office, files
    office.close()


def test_false_alarms_go_with_the_candidate_and_come_back_with_its_undoing(judged):
    office, files = judged
    store, settings, admin = office.store, office.settings, office.user["戊"]
    unseen = kept(office, UNSEEN)
    wrong = [files[one] for one in FALSE]
    right = [files[one] for one in RIGHT]
    assert reviewed_again(office, *wrong, *right, unseen) == [True] * 14

    made = train(store, settings, admin, note="家属院")
    score = made.card["scores"]["residue.outdated"]
    assert (score["sentences"], score["bear_it"]) == (13, 5)
    assert reviewed_again(office, *wrong) == [True] * 8  # nothing learns by itself

    report = compare(store, settings, made.id, admin).report
    assert (report["judged"], report["left_out"]) == (13, 0)
    assert report["changed"] == report["better"] + report["worse"] + report["neutral"]
    assert (report["better"], report["worse"]) == (8, 0)
    assert (report["agreed_before"], report["agreed_after"]) == (5, 13)
    assert report["rules"][CODE]["better"] == 8

    activate(store, settings, admin, made.id, "试用")
    assert reviewed_again(office, *wrong, unseen) == [False] * 9
    assert reviewed_again(office, *right) == [True] * 5
    undo(store, settings, admin, "sentences")
    assert reviewed_again(office, *wrong, *right, unseen) == [True] * 14


def test_two_workers_say_what_one_says(judged):
    office, _ = judged
    store, settings, admin = office.store, office.settings, office.user["戊"]
    made = propose_program(store, admin)
    alone = dict(compare(store, settings, made.id, admin).report)
    with store.database.write() as s:
        s.execute(text("DELETE FROM learning_runs"))
    together = dict(compare(store, settings, made.id, admin, workers=2).report)
    assert together == alone
