"""A training that is killed goes on where it was, and ends with the same weights."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")

from models.encoder import course as course_module  # noqa: E402
from models.encoder import train as train_module  # noqa: E402
from models.encoder.course import Course  # noqa: E402
from models.encoder.finetune import TUNED, learn_tasks  # noqa: E402
from models.encoder.masking import stream_of  # noqa: E402
from models.encoder.model import new_encoder  # noqa: E402
from models.encoder.pretrain import learn_masked  # noqa: E402
from models.encoder.task_data import TaskData  # noqa: E402
from models.encoder.tasks import Labelled, TagTask  # noqa: E402
from models.encoder.vocabulary import build_tokenizer  # noqa: E402
from models.names.examples import Marked  # noqa: E402
from models.violations.pairs import Pair  # noqa: E402

TEXTS = [f"当事人于2025年{number}月销售超过保质期的食品。" for number in range(1, 10)] * 24
DATA = TaskData(
    [Labelled(text, frozenset({"fact.time"}), text) for text in TEXTS[:4]],
    [Labelled(text, frozenset({"penalty_decision"}), text) for text in TEXTS[4:8]],
    [Marked("由张三经营", ((1, 3, "person"),), "n")],
    [Pair(text, text[::-1], f"group{place}") for place, text in enumerate(TEXTS[:16])],
)
MINUTES = 0.1
"""Six steps of a second each."""


class Killed(BaseException):
    """What ends a training in the middle of a step."""


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """A step is said to take a second; the state is written after each."""
    torch.set_num_threads(1)
    monkeypatch.setattr(course_module, "SAVE_SECONDS", -1)
    monkeypatch.setattr(Course, "_take_pace", lambda self, learn: setattr(self, "pace", 1.0))


@pytest.fixture(scope="module")
def tokenizer():
    return build_tokenizer(TEXTS)


def killed_at(monkeypatch, step):
    """Every step is counted; the one with this number does not come to its end."""
    made = []
    genuine = torch.optim.AdamW.step

    def counted(self, *given):
        if len(made) == step:
            raise Killed
        made.append(1)
        return genuine(self, *given)

    monkeypatch.setattr(torch.optim.AdamW, "step", counted)
    return made


def same(one, other):
    assert one.keys() == other.keys()
    return all(torch.equal(one[name], other[name]) for name in one)


def test_fine_tuning(tokenizer, tmp_path, monkeypatch):
    def tune(name):
        torch.manual_seed(1)
        (tmp_path / name).mkdir(exist_ok=True)
        encoder = new_encoder(tokenizer.get_vocab_size())
        before = {key: value.clone() for key, value in encoder.state_dict().items()}
        assert learn_tasks(tmp_path / name, tokenizer, encoder, DATA, MINUTES) == 6
        tuned = torch.load(tmp_path / name / TUNED, weights_only=True)["encoder"]
        assert not same(before, tuned)
        return tuned

    whole = tune("whole")
    with monkeypatch.context() as patched:
        killed_at(patched, 4)
        with pytest.raises(Killed):
            tune("broken")
    assert not (tmp_path / "broken" / TUNED).exists()
    with monkeypatch.context() as patched:
        left = killed_at(patched, 99)
        broken = tune("broken")
        assert len(left) == 2
    assert same(whole, broken)


def test_fine_tuning_of_another_encoder_begins_anew(tokenizer, tmp_path, monkeypatch):
    for seed, steps in ((1, 6), (1, 0), (2, 6)):
        torch.manual_seed(seed)
        encoder = new_encoder(tokenizer.get_vocab_size())
        with monkeypatch.context() as patched:
            made = killed_at(patched, 99)
            learn_tasks(tmp_path, tokenizer, encoder, DATA, MINUTES)
        assert len(made) == steps


def test_pre_training(tokenizer, tmp_path, monkeypatch):
    streams = stream_of(tokenizer, TEXTS), stream_of(tokenizer, TEXTS[::-1])

    def read(name):
        path = learn_masked(tmp_path / name, tokenizer, *streams, MINUTES)
        return torch.load(path, weights_only=True)

    monkeypatch.setattr("models.encoder.pretrain._ROWS", 4)
    monkeypatch.setattr("models.encoder.pretrain.start_from_neighbours", lambda *given: None)
    whole = read("whole")
    with monkeypatch.context() as patched:
        killed_at(patched, 3)
        with pytest.raises(Killed):
            read("broken")
    broken = read("broken")
    assert same(whole["parts"]["reader"], broken["parts"]["reader"])
    assert whole["told"]["tokens"] == broken["told"]["tokens"] > 0


def test_the_pace_costs_no_step(tokenizer, tmp_path, monkeypatch):
    monkeypatch.undo()
    torch.manual_seed(1)
    task = TagTask(1, DATA.names)
    before = {name: value.clone() for name, value in task.head.state_dict().items()}
    optimizer = torch.optim.AdamW(task.head.parameters(), lr=0.1)
    course = Course(tmp_path / "state.pt", {"head": task.head}, optimizer, "here")
    trials = []

    def learn(step, done):
        if not course.pace:
            trials.append(step)
        sum(p.square().sum() for p in task.head.parameters()).backward()
        optimizer.step()

    steps = course.steps(1e-9, learn)
    assert next(steps) == 1
    assert len(trials) == course_module.TRIAL_STEPS
    again = Course(tmp_path / "state.pt", {"head": task.head}, optimizer, "here")
    assert again.resume()
    assert same(before, task.head.state_dict())
    assert again.pace == course.pace > 0


def test_heads_that_stand_are_not_fitted_again(tmp_path, monkeypatch):
    ran = []
    monkeypatch.setattr(train_module.subprocess, "run", lambda words, check: ran.append(words[-1]))
    train_module.fit_heads(tmp_path / "heads.txt", "one")
    train_module.fit_heads(tmp_path / "heads.txt", "one")
    assert len(ran) == len(set(ran)) == 3
    train_module.fit_heads(tmp_path / "heads.txt", "other")
    assert len(ran) == 6
