"""Every label speaks and stays silent as `sentences.yaml` says, with the classifier and without."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from review.statements.labels import load_labels
from review.statements.rules import rule_labeller
from review.statements.sentence import SentenceInContext, plain_sentence
from review.statements.shipped import shipped_labeller

TABLE = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
ROWS = [
    pytest.param(label, way, written, id=f"{label}-{way}-{number}")
    for label, ways in TABLE.items()
    for way, sentences in ways.items()
    for number, written in enumerate(sentences)
]


def sentence(written: str) -> SentenceInContext:
    kind, section, words = re.fullmatch(r"\[(\w+) ?(\w*)\] (.*)", written).groups()
    before, _, said = words.rpartition(" => ")
    sections = (section,) if section else ()
    return SentenceInContext(
        plain_sentence(said or words), kind, "", sections, plain_sentence(before)
    )


@pytest.mark.parametrize(("label", "way", "written"), ROWS)
def test_rules(label, way, written):
    found = rule_labeller().label([sentence(written)])[0]
    assert (label in found) == (way == "speaks"), found


@pytest.mark.parametrize(("label", "way", "written"), ROWS)
def test_with_the_classifier(label, way, written):
    """What speaks is stated or left open, never passed over; what is silent is never stated."""
    labeller = shipped_labeller()
    found = labeller.label([sentence(written)])[0]
    if way == "speaks":
        assert label in found
    else:
        assert found.get(label, 0.0) < labeller.least(label), found


def test_few_of_the_sentences_that_speak_are_left_open():
    labeller = shipped_labeller()
    written = [(label, sentence(one)) for label, ways in TABLE.items() for one in ways["speaks"]]
    found = labeller.label([one for _, one in written])
    left_open = [
        (label, one.text)
        for (label, one), labels in zip(written, found, strict=True)
        if labels[label] < labeller.least(label)
    ]
    assert len(left_open) <= 0.1 * len(written), left_open


def test_every_label_has_sentences_both_ways():
    assert set(TABLE) == set(load_labels().names)
    assert all(set(ways) == {"speaks", "silent"} and all(ways.values()) for ways in TABLE.values())


def test_labels_stand_in_their_documents_alone():
    said = SentenceInContext("当事人的询问笔录、现场照片等证据为证。", "service_receipt")
    assert "evidence.listed" not in shipped_labeller().label([said])[0]


def test_the_classifier_alone_alleges_nothing():
    """What is held against a file by being said is left to the rules."""
    kept = {"residue.", "opinion.", "recusal.asked", "recusal.interest", "fact.conclusion_only"}
    for label, row in load_labels().rows.items():
        if any(label.startswith(name) for name in kept):
            assert not row.by_model, label
