"""Training moves the labels that enough sentences speak of, and no others."""

from __future__ import annotations

import json

import numpy as np
import pytest

from review.errors import ConflictError, LearningError
from review.learning.consent import withdraw_consent
from review.learning.sentences import Taught
from review.learning.train import _base_weights, fit, train
from review.statements.classifier import SentenceClassifier
from review.statements.sentence import SentenceInContext, plain_sentence
from tests.learning.offices import judged_office, say

LABEL = "circumstance.corrected"
SAID = [
    "当事人次日把灶台上方的油烟管道重新包封并拍照送交。",
    "店主当晚即把堆在楼梯间的纸箱搬空。",
    "公司三天内给全部罐体补贴了警示牌。",
    "施工方隔日将围挡缺口补齐。",
    "经营者随后把过道的货架移开。",
    "养殖户一周内把沉淀池的漏点封堵。",
    "当事人第二天把井盖换新。",
    "店家当天下午补挂了价目牌。",
]


def taught(bears: bool) -> list[Taught]:
    return [
        Taught(SentenceInContext(plain_sentence(one), "penalty_decision"), LABEL, bears, f"c{at}")
        for at, one in enumerate(SAID)
    ]


def classifier(arrays) -> SentenceClassifier:
    return SentenceClassifier(
        tuple(json.loads(str(arrays["labels"]))),
        arrays["weights"].astype(np.float32) * arrays["scale"].astype(np.float32),
        arrays["bias"].astype(np.float32),
        "test",
    )


def sure(model, sentence) -> float:
    return model.label([sentence])[0].get(LABEL, 0.0)


@pytest.fixture
def office(tmp_path):
    made, case_id, findings = judged_office(tmp_path)
    yield made, case_id, findings
    made.close()


def test_sentences_people_confirmed_become_more_probable(office):
    base = _base_weights(office[0].settings)
    before = classifier(base)
    fitted = fit(base, taught(True))
    after = classifier(fitted.arrays)
    own = [one.sentence for one in taught(True)]
    assert all(sure(after, one) > sure(before, one) for one in own)
    assert fitted.labels[LABEL]["sentences"] == len(SAID)
    # What the model knew it goes on knowing, and other labels are as they were.
    known = SentenceInContext("责令改正后，当事人按期纠正了上述违法行为。", "penalty_decision")
    assert sure(after, known) == pytest.approx(sure(before, known), abs=0.1)
    column = json.loads(str(base["labels"])).index(LABEL)
    others = np.arange(base["weights"].shape[1]) != column
    assert np.array_equal(base["weights"][:, others], fitted.arrays["weights"][:, others])
    assert np.array_equal(base["bias"][others], fitted.arrays["bias"][others])


def test_false_alarms_become_less_probable(office):
    base = _base_weights(office[0].settings)
    sentence = SentenceInContext(
        plain_sentence("截至调查终结，当事人已经补办有关手续。"), "penalty_decision"
    )
    said = [Taught(sentence, LABEL, False, f"c{at}") for at in range(8)]
    assert sure(classifier(fit(base, said).arrays), sentence) < sure(classifier(base), sentence)


def test_few_sentences_move_nothing(office):
    base = _base_weights(office[0].settings)
    assert fit(base, taught(True)[:3]).labels == {}


def test_without_enough_examples_or_consent_there_is_no_candidate(office):
    made, case_id, findings = office
    say(made, case_id, findings[0], "confirmed")
    with pytest.raises(LearningError, match="样例太少"):
        train(made.store, made.settings, made.user["戊"])
    withdraw_consent(made.store, made.user["戊"])
    with pytest.raises(ConflictError):
        train(made.store, made.settings, made.user["戊"])
