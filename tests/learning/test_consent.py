"""No word becomes an example without the office's consent; a word taken back takes it along."""

from __future__ import annotations

import json
import re

import pytest

from review.casework.correct import correct_fact
from review.casework.decide import undo
from review.errors import ConflictError, ForbiddenError
from review.learning.compare import compare
from review.learning.consent import (
    consent_of,
    delete_examples,
    give_consent,
    withdraw_consent,
)
from review.learning.gather import gather
from review.learning.propose import propose_program
from review.store import results
from review.store.learning import examples
from tests.learning.offices import judged_office, say


def kept(office):
    with office.store.database.read() as s:
        return {one.subject: one for one in examples.all_examples(s)}


def test_without_consent_nothing_becomes_an_example(tmp_path):
    office, case_id, findings = judged_office(tmp_path, consent=False)
    say(office, case_id, findings[0], "confirmed")
    assert gather(office.store) == 0
    assert kept(office) == {}
    made = propose_program(office.store, office.user["戊"])
    with pytest.raises(ConflictError, match="没有同意"):
        compare(office.store, office.settings, made.id, office.user["戊"])
    office.close()


def test_examples_follow_what_people_say(tmp_path):
    office, case_id, findings = judged_office(tmp_path)
    first, second = findings[:2]
    say(office, case_id, first, "confirmed")
    say(office, case_id, second, "rejected", "误报", "当事人在背面签名")
    gather(office.store)
    found = kept(office)
    assert found[first].answer == "right"
    assert (found[second].answer, found[second].note) == ("false_alarm", "当事人在背面签名")
    seen = found[second].seen
    assert seen["defect"] == found[second].defect
    assert seen["places"][0]["page"] >= 1
    assert {"program", "standards", "models"} <= seen["versions"].keys()

    say(office, case_id, second, "rejected", "口径")
    gather(office.store)
    assert kept(office)[second].answer == "standard"
    undo(office.store, office.standards, office.user["甲"], case_id)
    gather(office.store)
    assert kept(office)[second].answer == "false_alarm"
    say(office, case_id, first, "open")
    gather(office.store)
    assert first not in kept(office)

    with office.store.database.read() as s:
        _, written = results.result_json_of(s, case_id)
    facts = json.loads(written)["facts"]
    fact = next(one for one in facts if re.fullmatch(r"\d{4}-\d\d-\d\d", str(one["value"])))
    correct_fact(
        office.store, office.standards, office.user["甲"], case_id, fact["id"], "2025年3月1日"
    )
    gather(office.store)
    corrected = [one for one in kept(office).values() if one.about == "fact"]
    assert [one.seen["corrected"] for one in corrected] == ["2025-03-01"]
    assert corrected[0].seen["read"] == fact["value"]
    office.close()


def test_consent_is_the_administrators_and_in_the_log(tmp_path):
    office, case_id, findings = judged_office(tmp_path, consent=False)
    say(office, case_id, findings[0], "confirmed")
    with pytest.raises(ForbiddenError):
        give_consent(office.store, office.user["甲"])
    give_consent(office.store, office.user["戊"])
    gather(office.store)
    assert kept(office) == {}  # said before
    give_consent(office.store, office.user["戊"], past=True)
    gather(office.store)
    assert len(kept(office)) == 1

    with pytest.raises(ConflictError):
        delete_examples(office.store, office.user["戊"])
    withdraw_consent(office.store, office.user["戊"])
    say(office, case_id, findings[1], "confirmed")
    gather(office.store)
    assert len(kept(office)) == 1  # no new one, the old one kept
    assert delete_examples(office.store, office.user["戊"]) == 1
    assert kept(office) == {}
    with office.store.database.read() as s:
        assert not consent_of(s).on
    said = office.actions("learning")
    assert said == ["learning_consent"] * 3 + ["learning_examples_deleted"]
    office.close()


def test_withdrawing_may_delete_at_once(tmp_path):
    office, case_id, findings = judged_office(tmp_path)
    say(office, case_id, findings[0], "confirmed")
    gather(office.store)
    assert withdraw_consent(office.store, office.user["戊"], delete=True) == 1
    assert kept(office) == {}
    office.close()
