"""Names in prose: lawful tags, spans, certainty; a head that belongs to another encoder."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.language import named
from review.language.encoder import TokenStates
from review.language.heads import HEAD
from review.language.named import TAGS, NameHead, best_sequence, names_of_texts, runs

TOKENS = st.lists(
    st.lists(st.floats(-5, 5, width=32), min_size=len(TAGS), max_size=len(TAGS)),
    min_size=1,
    max_size=12,
)


@given(TOKENS)
@settings(max_examples=60)
def test_every_inside_follows_its_own_kind(rows: list[list[float]]):
    tags = [TAGS[tag] for tag in best_sequence(np.array(rows, dtype=np.float32))]
    assert not tags[0].startswith("I-")
    for before, tag in pairwise(tags):
        if tag.startswith("I-"):
            assert before[2:] == tag[2:]


@given(TOKENS)
@settings(max_examples=60)
def test_names_do_not_overlap_and_hold_the_words_they_say(rows: list[list[float]]):
    text = "".join(chr(0x4E00 + place) for place in range(len(rows)))
    head = NameHead(np.eye(len(TAGS), dtype=np.float32), np.zeros(len(TAGS), np.float32), {}, "")
    spans = np.array([(place, place + 1) for place in range(len(rows))], dtype=np.int32)
    names = head.names(text, TokenStates(spans, np.array(rows, dtype=np.float32)))
    for name in names:
        assert text[name.start : name.end] == name.text
        assert 0 < name.confidence <= 1
    assert all(one.end <= other.start for one, other in pairwise(names))


def test_two_names_side_by_side_are_two():
    tags = [TAGS.index(tag) for tag in ("B-person", "I-person", "B-person", "I-person", "O")]
    assert runs(tags) == [(0, 2, "person"), (2, 4, "person")]


def test_what_is_not_sure_enough_is_not_given():
    scores = np.full((2, len(TAGS)), 0.0, dtype=np.float32)
    scores[0, TAGS.index("B-firm")] = scores[1, TAGS.index("I-firm")] = 3.0
    read = TokenStates(np.array([(0, 1), (1, 2)], dtype=np.int32), scores)
    for least, count in ((0.5, 1), (0.9, 0)):
        eye = np.eye(len(TAGS), dtype=np.float32)
        head = NameHead(eye, np.zeros(len(TAGS), np.float32), {"firm": least}, "")
        assert len(head.names("某店", read)) == count


class _Stranger:
    """An encoder that no head was fitted on."""

    name, version, width, folder = "stranger", "0", 4, None

    def encode(self, texts):
        raise AssertionError("the head does not fit: nothing is to be encoded")

    states = encode


def test_a_head_is_never_used_on_another_encoder(caplog):
    """The shipped encoder speaks in its place, and that is said."""
    assert named.name_head_of(_Stranger()) is None
    texts = ["执法人员卫青禾到现场检查。"]
    assert names_of_texts(texts, _Stranger()) == names_of_texts(texts)
    assert "改用自带的编码器" in caplog.text


def test_the_shipped_head_belongs_to_the_shipped_encoder():
    assert named.name_head_of(named.shipped_encoder()) is named.shipped_name_head()


def test_a_head_in_the_folder_of_its_encoder_is_used(tmp_path):
    class Mine(_Stranger):
        folder = tmp_path

    kept = named.shipped_name_head()
    (tmp_path / "names").mkdir()
    for version, used in (("0", True), ("1", False)):
        np.savez_compressed(
            tmp_path / "names" / HEAD,
            weights=kept.weights,
            bias=kept.bias,
            least=np.array("{}"),
            encoder=np.array(version),
        )
        assert (named.name_head_of(Mine()) is not None) is used


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("被询问人：我叫章若川，是这家店的经营者。", "章若川", "person"),
        ("执法人员卫青禾、柳一帆到现场检查。", "卫青禾", "person"),
        ("执法人员卫青禾、柳一帆到现场检查。", "柳一帆", "person"),
        ("经查，北原市锦麦食品有限公司未取得许可从事经营。", "北原市锦麦食品有限公司", "firm"),
    ],
)
def test_names_in_sentences(text: str, name: str, kind: str):
    assert (name, kind) in {(one.text, one.kind) for one in named.names_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "当事人未按照规定对从业人员进行安全教育培训。",
        "依照《中华人民共和国行政处罚法》第三十二条的规定，应当从轻处罚。",
        "",
    ],
)
def test_sentences_without_names(text: str):
    assert not [one for one in named.names_in(text) if one.kind in ("person", "firm")]
