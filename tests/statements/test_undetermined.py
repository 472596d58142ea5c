"""A label that is not sure enough is neither said nor missing."""

from __future__ import annotations

from review.checks.statements import doubtful, stated
from review.language.calibration import Calibration
from review.model.case_file import CaseFacts
from review.model.document import Document
from review.model.statement import Statement
from review.statements.answers import Answer, answers_from_json, answers_to_json
from review.statements.combined import CombinedLabeller
from review.statements.labels import load_labels
from review.statements.rules import rule_labeller
from review.statements.sentence import SentenceInContext

LABEL = "defence.answered"
RULED = SentenceInContext("经复核，当事人的申辩理由不成立，不予采纳。", "penalty_decision")
OTHER = SentenceInContext("当事人所说的情形与在案材料不符。", "penalty_decision")
STEPS = Calibration((0.0, 1.0), (0.2, 1.0))


class _Model:
    name, version = "model", "1"

    def __init__(self, sure):
        self.sure = sure

    def label(self, sentences):
        return [{LABEL: self.sure} for _ in sentences]

    def least(self, label):
        return 0.5


def joined(sure, answers):
    return CombinedLabeller(load_labels(), rule_labeller(), _Model(sure), (LABEL,), answers)


def answer(least=0.8, doubt=0.4):
    return {LABEL: Answer(STEPS, STEPS, least, doubt)}


def test_sure_of_it_the_model_states_it_alone():
    labeller = joined(0.9, answer())
    assert labeller.label([OTHER])[0][LABEL] >= labeller.least(LABEL)


def test_less_sure_it_is_left_open_and_hardly_sure_it_is_not_borne():
    labeller = joined(0.5, answer())
    assert labeller.label([OTHER])[0][LABEL] < labeller.least(LABEL)
    assert LABEL not in joined(0.1, answer()).label([OTHER])[0]


def test_a_rule_that_the_model_doubts_is_left_open_not_dropped():
    labeller = joined(0.0, answer())
    assert 0.0 < labeller.label([RULED])[0][LABEL] < labeller.least(LABEL)


def test_without_a_threshold_the_rules_speak_alone():
    other = {"law.qualifies": Answer(STEPS, STEPS, 0.8, 0.4)}
    assert LABEL not in joined(0.99, other).label([OTHER])[0]
    assert joined(0.99, other).label([RULED])[0][LABEL] == load_labels().rows[LABEL].certain


def test_answers_survive_writing():
    assert answers_from_json(answers_to_json(answer())) == answer()


def test_doubtful_statements_are_not_stated_but_give_the_reason():
    document = Document("d1", "penalty_decision", "行政处罚决定书", (), 0.99)
    unsure = Statement("d1", LABEL, OTHER.text, (), 0.55, undetermined=True)
    facts = CaseFacts("penalty_ordinary", 1.0, None, (document,), (), (), (), (unsure,))
    assert facts.statements_of(document) == ()
    assert stated(facts, document, LABEL) == ()
    reason, _ = doubtful(facts, document, "是否回应陈述申辩", LABEL)
    assert OTHER.text in reason
    assert "不能确定" in reason
    assert doubtful(facts, document, "是否裁量", "discretion.reason") is None
