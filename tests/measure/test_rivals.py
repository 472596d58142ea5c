"""The measuring itself: passages found again, what is judged, cards true to the figures."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from models.card_table import put_table, table_of, with_table
from models.sentences.passages import Passage, ReadSentence, align
from models.sentences.scores import rates
from review.statements.sentence import SentenceInContext
from tests.measure.rivals.page_rivals import PageScore, wanted_kinds
from tests.measure.rivals.sentence_rivals import Answers, answer, measure
from tests.measure.rivals.tables import CARDS, FOLDER, page, table

FACTS = "经查，2025年3月5日，当事人在云泽市北崮区和平路8号销售超过保质期的面包。"
LISTED = "以上事实有现场笔录、询问笔录、现场照片等证据证实。"
PLAIN = "本机关于2025年3月20日送达了告知书。"


def read(*rows: tuple[str, int]) -> list[ReadSentence]:
    return [ReadSentence(SentenceInContext(text, "penalty_decision"), at) for text, at in rows]


def passage(text: str, *labels: str, at: int = 1, document: str = "g1") -> Passage:
    return Passage(text, frozenset(labels), at, document)


def test_a_passage_is_found_though_misread():
    misread = FACTS.replace("当事人", "当亊入").replace("保质期", "保盾期")
    judged, lost = align([passage(FACTS, "fact.time")], read((misread, 1)), "case")
    assert not lost
    assert [one.sentences[0].text for one in judged if one.marked] == [misread]


def test_a_passage_of_two_sentences_is_judged_whole():
    both = passage(FACTS + LISTED, "fact.time", "evidence.listed")
    judged, lost = align([both], read((FACTS, 1), (LISTED, 1), (PLAIN, 1)), "case")
    marked = [one for one in judged if one.marked]
    assert not lost
    assert [len(one.sentences) for one in marked] == [2]


def test_a_passage_goes_on_to_the_next_page_but_not_further():
    assert not align([passage(FACTS, "fact.time")], read((FACTS, 2)), "case")[1]
    assert align([passage(FACTS, "fact.time")], read((FACTS, 3)), "case")[1]


def test_what_cannot_be_found_is_lost_not_forgotten():
    judged, lost = align([passage(FACTS, "fact.time")], read((PLAIN, 1)), "case")
    assert [one.text for one in lost] == [FACTS]
    assert not any(one.marked for one in judged)


def test_a_short_opinion_is_not_found_in_every_sentence():
    said = read(("同意承办机构意见，罚款适当。", 1), ("同意。", 1))
    judged, _ = align([passage("同意。", "opinion.bare")], said, "case")
    assert [one.sentences[0].text for one in judged if one.marked] == ["同意。"]


def test_a_neighbour_is_judged_by_the_labels_of_its_document_alone():
    marks = [passage(FACTS, "fact.time"), passage(LISTED, "evidence.listed", at=5, document="g2")]
    judged, _ = align(marks, read((FACTS, 1), (PLAIN, 1), (LISTED, 5)), "case")
    neighbours = [one for one in judged if not one.marked]
    assert [(one.sentences[0].text, one.judged) for one in neighbours] == [
        (PLAIN, frozenset({"fact.time"}))
    ]


def test_no_neighbours_on_a_page_that_two_marked_documents_share():
    marks = [passage(FACTS, "fact.time"), passage(LISTED, "evidence.listed", document="g2")]
    judged, _ = align(marks, read((FACTS, 1), (PLAIN, 1), (LISTED, 1)), "case")
    assert all(one.marked for one in judged)


def test_a_sentence_that_says_more_than_its_mark_is_not_blamed_for_the_rest():
    longer = FACTS.removesuffix("。") + "，" + LISTED + "该批面包共计四十袋，货值金额二百元。"
    marks = [passage(FACTS, "fact.time"), passage("另有。", "fact.place", at=9)]
    judged, _ = align(marks, read((longer, 1)), "case")
    assert [one.judged for one in judged if one.marked] == [frozenset({"fact.time"})]


class _Says:
    """States one label wherever a word stands."""

    name, version = "says", "1"

    def __init__(self, label, word):
        self.said, self.word = label, word

    def label(self, sentences):
        return [{self.said: 0.9} if self.word in one.text else {} for one in sentences]

    def least(self, label):
        return 0.95


def test_figures_count_neighbours_and_what_is_left_open():
    marks = [passage(FACTS, "fact.time"), passage(LISTED, "evidence.listed", document="g1")]
    rows = read((FACTS, 1), (LISTED, 1), ("本案于2025年立案调查并指定承办人员办理。", 1))
    judged, _ = align(marks, rows, "case")
    labels = ("fact.time", "evidence.listed")
    found = {"one": answer(_Says("fact.time", "2025"), judged, labels)}
    figures = measure(judged, found, labels)["rivals"]["one"]["labels"]
    assert figures["fact.time"]["recall"] == 1.0
    assert figures["fact.time"]["precision"] == 0.5
    assert figures["fact.time"]["f1_marked"] == 1.0
    assert figures["fact.time"]["stated"] == 0.0
    assert figures["fact.time"]["open"] == 2
    assert figures["evidence.listed"]["f1"] == 0.0


def test_labels_that_do_not_occur_are_not_averaged():
    judged, _ = align([passage(FACTS, "fact.time")], read((FACTS, 1)), "case")
    labels = ("fact.time", "fact.place")
    found = {"one": Answers(np.array([[0.9, 0.0]]), dict.fromkeys(labels, 0.5))}
    figures = measure(judged, found, labels)
    assert figures["labels"] == 1
    assert figures["rivals"]["one"]["macro_f1"] == 1.0


def test_rates():
    said, true = np.array([True, True, False]), np.array([True, False, True])
    assert rates(said, true, np.ones(3)) == pytest.approx((0.5, 0.5, 0.5))
    assert rates(np.zeros(2, bool), np.zeros(2, bool), np.ones(2)) == (0.0, 0.0, 0.0)


class _Gold:
    case_id = "case"
    blank_pages = frozenset({2})

    class _Document:
        def __init__(self, kind, first, last):
            self.kind, self.first_page, self.last_page = kind, first, last

    documents = (_Document("penalty_decision", 1, 3), _Document("service_receipt", 3, 3))


def test_pages_are_right_with_all_their_kinds_and_blank_ones_not_judged():
    assert sorted(wanted_kinds(_Gold)) == [1, 3]
    score = PageScore()
    score.add({1: (frozenset({"penalty_decision"}), 0.9), 3: (frozenset(), 0.2)}, _Gold)
    figures = score.figures(0.5)
    assert (figures["pages"], figures["right"], figures["kept"]) == (2, 0.5, 0.5)
    assert figures["right_of_kept"] == 1.0
    assert figures["f1_by_kind"]["service_receipt"] == 0.0


def test_table_of_a_card_outlives_a_training():
    card = "a\n<!-- rivals -->\n<!-- /rivals -->\nb"
    full = put_table(card, "| x |")
    assert table_of(full) == "| x |"
    assert with_table(card, full) == full
    assert with_table(card, "no marks") == card


REPORT = FOLDER / "models.json"


@pytest.mark.parametrize("task", CARDS)
def test_cards_say_what_was_measured(task):
    root = Path(__file__).parents[2]
    report = json.loads((root / REPORT).read_text(encoding="utf-8"))
    assert table_of((root / CARDS[task]).read_text(encoding="utf-8")) == table(report, task)
    assert (root / FOLDER / "models.md").read_text(encoding="utf-8") == page(report)


def test_what_ships_is_what_was_measured():
    """New weights without a new measurement would make the cards untrue."""
    from tests.measure.rivals.sentence_rivals import SHIPS, rivals

    root = Path(__file__).parents[2]
    report = json.loads((root / REPORT).read_text(encoding="utf-8"))
    assert report["ships"]["sentences"] == SHIPS
    assert report["versions"][SHIPS] == rivals()[SHIPS].version
