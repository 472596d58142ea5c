"""From a candidate to its activation and back; what is killed in between is finished."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files

import numpy as np
import pytest

from review.errors import ConflictError, ForbiddenError, LearningError, NotFoundError
from review.jobs.tools import OfficeTools
from review.learning import activate as activation
from review.learning import compare as comparing
from review.learning.activate import activate, active_digest, settle, undo
from review.learning.compare import Unfinished, compare, compare_a_while
from review.learning.propose import propose_model, propose_program, propose_standards
from review.learning.status import learning_status
from review.pipeline import open_models, shipped_models
from review.pipeline.models import WEIGHTS, candidate_folder
from review.store.learning import runs
from tests.learning.offices import judged_office, say

OFFICE_YAML = "office: 某市司法局\ndefects:\n  DEC-08: {severity: formal}\n"


@pytest.fixture
def judged(tmp_path):
    office, case_id, findings = judged_office(tmp_path / "office")
    say(office, case_id, findings[0], "confirmed")
    say(office, case_id, findings[1], "rejected", "误报")
    yield office, case_id, findings
    office.close()


def repacked(target, kind="sentences", **changed):
    """The shipped weights written anew: other bytes, the same numbers, but for `changed`."""
    target.mkdir(parents=True)
    with as_file(files(f"models.{kind}") / WEIGHTS) as path, np.load(path) as data:
        np.savez(target / WEIGHTS, **{**data, **changed})
    return target


def test_the_same_numbers_in_other_bytes_change_nothing(judged, tmp_path):
    office, _, _ = judged
    admin = office.user["戊"]
    made = propose_model(
        office.store, office.settings, admin, "sentences", repacked(tmp_path / "m")
    )
    report = compare(office.store, office.settings, made.id, admin).report
    assert (report["judged"], report["changed"]) == (2, 0)
    assert (report["new"], report["gone"], report["left_out"]) == (0, 0, 0)
    assert report["agreed_before"] == report["agreed_after"] == 1  # 误报 is alleged by both


def test_activated_then_undone_it_is_as_before(judged, tmp_path):
    office, _, _ = judged
    admin, settings = office.user["戊"], office.settings
    made = propose_model(office.store, settings, admin, "sentences", repacked(tmp_path / "m"))
    before = open_models(settings.office_folder).versions
    tools = OfficeTools(settings)
    assert tools.models().versions == before
    with pytest.raises(ConflictError, match="还没有与现有的全部认定比对过"):
        activate(office.store, settings, admin, made.id)
    compare(office.store, settings, made.id, admin)
    with pytest.raises(ForbiddenError):
        activate(office.store, settings, office.user["甲"], made.id)

    done = activate(office.store, settings, admin, made.id, "试用")
    assert done.shown["judged"] == 2
    assert made.digest[:12] in tools.models().versions["statements"]  # at the next job
    with pytest.raises(ConflictError, match="已经启用"):
        activate(office.store, settings, admin, made.id)
    status = learning_status(office.store, settings)
    assert [(one.active, one.stale) for one in status.candidates] == [(True, False)]

    undo(office.store, settings, admin, "sentences")
    assert tools.models().versions == before
    assert active_digest(settings, "sentences") == ""
    with pytest.raises(NotFoundError):
        undo(office.store, settings, admin, "sentences")
    assert office.actions(f"candidate:{made.id}") == [
        "learning_proposed", "learning_compared", "learning_activated",
    ]  # fmt: skip


def test_a_new_word_asks_for_a_new_comparison(judged, tmp_path):
    office, case_id, findings = judged
    admin = office.user["戊"]
    made = propose_model(
        office.store, office.settings, admin, "sentences", repacked(tmp_path / "m")
    )
    compare(office.store, office.settings, made.id, admin)
    say(office, case_id, findings[1], "confirmed")
    with pytest.raises(ConflictError):
        activate(office.store, office.settings, admin, made.id)
    assert learning_status(office.store, office.settings).candidates[0].stale
    compare(office.store, office.settings, made.id, admin)
    activate(office.store, office.settings, admin, made.id)


def test_a_changed_rule_is_compared_activated_and_taken_back(judged, tmp_path):
    office, _, _ = judged
    admin, settings = office.user["戊"], office.settings
    own = settings.office_folder / "office.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("office: 某市司法局\n", encoding="utf-8")
    before = own.read_bytes()
    changed = tmp_path / "changed.yaml"
    changed.write_text(OFFICE_YAML, encoding="utf-8")
    made = propose_standards(office.store, settings, admin, changed)
    report = compare(office.store, settings, made.id, admin).report
    assert report["rules"]["DEC-08"]["changed"] == 1
    assert (report["changed"], report["better"], report["worse"]) == (1, 0, 0)
    assert own.read_bytes() == before
    activate(office.store, settings, admin, made.id)
    assert own.read_text(encoding="utf-8") == OFFICE_YAML
    undo(office.store, settings, admin, "standards")
    assert own.read_bytes() == before


def test_killed_between_record_and_file_it_is_finished_by_the_next(judged, tmp_path, monkeypatch):
    office, _, _ = judged
    admin, settings = office.user["戊"], office.settings
    made = propose_model(office.store, settings, admin, "sentences", repacked(tmp_path / "m"))
    compare(office.store, settings, made.id, admin)

    def killed(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(activation, "_lay", killed)
        activate(office.store, settings, admin, made.id)
    assert active_digest(settings, "sentences") == ""
    assert settle(office.store, settings) == ()
    assert active_digest(settings, "sentences") == made.digest


def test_a_file_changed_by_hand_is_told_and_left_alone(judged, tmp_path):
    office, _, _ = judged
    admin, settings = office.user["戊"], office.settings
    changed = tmp_path / "changed.yaml"
    changed.write_text(OFFICE_YAML, encoding="utf-8")
    made = propose_standards(office.store, settings, admin, changed)
    compare(office.store, settings, made.id, admin)
    activate(office.store, settings, admin, made.id)
    own = settings.office_folder / "office.yaml"
    own.write_text("office: 另写\n", encoding="utf-8")
    apart = settle(office.store, settings)
    assert len(apart) == 1
    assert "不一致" in apart[0]
    assert own.read_text(encoding="utf-8") == "office: 另写\n"


def test_a_comparison_that_was_killed_goes_on(judged, tmp_path, monkeypatch):
    office, _, _ = judged
    admin, settings = office.user["戊"], office.settings
    made = propose_model(office.store, settings, admin, "sentences", repacked(tmp_path / "m"))
    first = compare_a_while(office.store, settings, made.id, admin, 0.0)
    assert first == Unfinished(1, 2)
    with office.store.database.read() as s:
        plan = comparing.plan_of(office.store, settings, made.id)
        assert sum(len(runs.runs_there(s, one)) for one in plan.wanted) == 1
    made_now = []
    real = comparing.run_case

    def counted(store, configuration, case_id, version):
        made_now.append(configuration.digest)
        return real(store, configuration, case_id, version)

    monkeypatch.setattr(comparing, "run_case", counted)
    report = compare(office.store, settings, made.id, admin).report
    assert len(made_now) == 1
    assert report["changed"] == 0
    compare(office.store, settings, made.id, admin)
    assert len(made_now) == 1  # all runs are there


def test_a_candidate_with_a_changed_byte_is_refused(judged, tmp_path):
    office, _, _ = judged
    admin, settings = office.user["戊"], office.settings
    made = propose_model(office.store, settings, admin, "sentences", repacked(tmp_path / "m"))
    compare(office.store, settings, made.id, admin)
    path = candidate_folder(settings.office_folder, made.digest) / WEIGHTS
    good = path.read_bytes()
    path.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    with pytest.raises(LearningError, match="校验值不符"):
        activate(office.store, settings, admin, made.id)
    assert learning_status(office.store, settings).candidates[0].trouble
    path.write_bytes(good)
    activate(office.store, settings, admin, made.id)
    path.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    with pytest.raises(LearningError, match="learn undo"):
        open_models(settings.office_folder)  # no review goes on with what is altered
    undo(office.store, settings, admin, "sentences")
    assert open_models(settings.office_folder) == shipped_models()


@pytest.mark.parametrize(
    ("card", "code"),
    [
        ({"sha256": "0" * 64}, "learning_model_altered"),
        ({"kind": "page_kinds"}, "learning_model_unfit"),
        ({"labels": "0" * 64}, "learning_other_labels"),
    ],
)
def test_a_candidate_of_another_card_is_refused(judged, tmp_path, card, code):
    office, _, _ = judged
    folder = repacked(tmp_path / "m")
    (folder / "card.json").write_text(json.dumps(card))
    with pytest.raises(LearningError) as refused:
        propose_model(office.store, office.settings, office.user["戊"], "sentences", folder)
    assert refused.value.code == code


def test_a_candidate_with_a_label_nobody_knows_is_refused(judged, tmp_path):
    office, _, _ = judged
    with as_file(files("models.sentences") / WEIGHTS) as path, np.load(path) as data:
        labels = json.loads(str(data["labels"]))
    labels[0] = "circumstance.unheard_of"
    folder = repacked(tmp_path / "m", labels=np.array(json.dumps(labels)))
    with pytest.raises(LearningError, match=r"circumstance\.unheard_of"):
        propose_model(office.store, office.settings, office.user["戊"], "sentences", folder)


def test_a_model_that_sorts_otherwise_shows_what_it_would_change(judged, tmp_path):
    """All documents taken for one: what people confirmed is not alleged any more."""
    office, _, _ = judged
    admin = office.user["戊"]
    with as_file(files("models.page_kinds") / WEIGHTS) as path, np.load(path) as data:
        nothing = np.zeros_like(data["text_weights"])
    folder = repacked(tmp_path / "m", "page_kinds", text_weights=nothing)
    made = propose_model(office.store, office.settings, admin, "page_kinds", folder)
    report = compare(office.store, office.settings, made.id, admin).report
    assert report["judged"] == 2
    assert report["left_out"] == 0
    assert report["changed"] == len(report["changes"])


def test_this_program_is_compared_with_what_was_stored(judged):
    office, _, _ = judged
    admin = office.user["戊"]
    made = propose_program(office.store, admin)
    report = compare(office.store, office.settings, made.id, admin).report
    assert (report["judged"], report["changed"]) == (2, 0)
    with pytest.raises(ConflictError):
        activate(office.store, office.settings, admin, made.id)


def test_what_is_gone_from_the_store_is_told(judged, tmp_path):
    office, _, _ = judged
    admin, settings = office.user["戊"], office.settings
    made = propose_model(office.store, settings, admin, "sentences", repacked(tmp_path / "m"))
    shutil.rmtree(candidate_folder(settings.office_folder, made.digest))
    with pytest.raises(LearningError):
        compare(office.store, settings, made.id, admin)
