"""The encoder's training: vocabulary, masking, the start, the graph that is written."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")

from models.encoder.export import export, publish  # noqa: E402
from models.encoder.masking import Masker, stream_of  # noqa: E402
from models.encoder.model import MaskedReader, new_encoder, start_looking_beside  # noqa: E402
from models.encoder.tasks import tags_of  # noqa: E402
from models.encoder.vocabulary import FIRST, MASK, SPECIAL, UNKNOWN, build_tokenizer  # noqa: E402
from models.names.examples import Marked  # noqa: E402
from review.language.encoder import open_encoder  # noqa: E402

# Threads that wait for each other on a busy machine cost more than they bring on so little.
torch.set_num_threads(1)
TEXTS = ["当事人销售超过保质期的食品。", "执法人员出示执法证件，当事人在场。"] * 3


@pytest.fixture(scope="module")
def tokenizer():
    return build_tokenizer(TEXTS)


@pytest.fixture(scope="module")
def encoder(tokenizer):
    torch.manual_seed(1)
    made = new_encoder(tokenizer.get_vocab_size())
    start_looking_beside(made)
    return made.eval()


def test_the_vocabulary_knows_common_characters_and_names(tokenizer):
    assert UNKNOWN not in tokenizer.encode("饕客王欧阳司马0aZ９Ａ").tokens[2:]
    assert tokenizer.encode("龘").tokens == [FIRST, UNKNOWN, "[SEP]"]


def test_whole_words_are_hidden(tokenizer):
    stream = stream_of(tokenizer, TEXTS)
    shown, places, right = Masker(tokenizer, 1).batch(stream, 64, 24)
    flat = shown.reshape(-1)
    masked = flat[places] == SPECIAL.index(MASK)
    assert 0.5 < masked.mean() < 1
    assert (right >= len(SPECIAL)).all()
    assert (shown[:, 0] == SPECIAL.index(FIRST)).all()
    untouched = np.setdiff1d(np.arange(flat.size), places)
    assert SPECIAL.index(MASK) not in flat[untouched]


def test_heads_of_the_first_layer_look_at_their_neighbours(tokenizer, encoder):
    ids = torch.tensor([tokenizer.encode("".join(TEXTS)).ids[:60]])
    states = encoder.embeddings(ids)
    mine = encoder.encoder.layer[0].attention.self
    asked, keys = (
        part(states).reshape(60, 4, -1).transpose(0, 1) for part in (mine.query, mine.key)
    )
    looks = (asked @ keys.transpose(-1, -2) / 8).softmax(-1)
    for head, gap in enumerate((-1, 1, -2, 2)):
        assert torch.diagonal(looks[head], gap).mean() > 0.4


def test_the_written_graph_says_what_the_model_says(tokenizer, encoder, tmp_path):
    publish(encoder, tokenizer, tmp_path)
    export(encoder, tmp_path / "model.onnx", whole_numbers=False)
    one = tokenizer.encode(TEXTS[0])
    with torch.no_grad():
        wanted = encoder(input_ids=torch.tensor([one.ids])).last_hidden_state[0, 1:-1]
    read = open_encoder(tmp_path).states([TEXTS[0], TEXTS[1] * 9])[0]
    assert np.abs(read.states - wanted.numpy()).max() < 1e-4


def test_weights_in_eight_bits_are_a_quarter_and_nearly_the_same(tokenizer, encoder, tmp_path):
    vectors = []
    sizes = []
    for whole_numbers in (False, True):
        publish(encoder, tokenizer, tmp_path)
        export(encoder, tmp_path / "model.onnx", whole_numbers=whole_numbers)
        sizes.append((tmp_path / "model.onnx").stat().st_size)
        vectors.append(open_encoder(tmp_path).encode(TEXTS))
    assert sizes[1] < 0.3 * sizes[0]
    assert (vectors[0] * vectors[1]).sum(axis=1).min() > 0.995


def test_training_makes_the_guesses_better(tokenizer):
    torch.manual_seed(1)
    model = MaskedReader(new_encoder(tokenizer.get_vocab_size()))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
    stream, masker = stream_of(tokenizer, TEXTS), Masker(tokenizer, 1)
    lost = []
    for _ in range(25):
        shown, places, right = masker.batch(stream, 8, 24)
        scores = model(torch.from_numpy(shown), torch.from_numpy(places))
        loss = torch.nn.functional.cross_entropy(scores, torch.from_numpy(right))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        lost.append(loss.item())
    assert np.mean(lost[-5:]) < 0.7 * np.mean(lost[:5])


def test_tags_follow_the_characters(tokenizer):
    text = "由 张三 经营"
    spans = tokenizer.encode(text).offsets[1:-1]
    tags = tags_of(Marked(text, ((2, 4, "person"),), ""), spans)
    assert tags == [0, 1, 2, 0, 0]
