"""Fine-tunes the encoder on all tasks together: `python -m models.encoder.finetune`."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Tokenizer

from models.encoder.batches import Batches
from models.encoder.corpus import SEED
from models.encoder.course import Course, chance_of, save_whole
from models.encoder.model import MaskedReader, new_encoder
from models.encoder.pretrain import PRETRAINED
from models.encoder.task_data import TaskData, gather
from models.encoder.tasks import LabelTask, PairTask, TagTask

if TYPE_CHECKING:
    from transformers import BertModel

    from models.encoder.tasks import Task

_PEAK, _HEADS_PEAK, _WARM = 4e-4, 3e-3, 0.06
_TELL_STEPS = 100
TUNED = "tuned.pt"
"""What fine-tuning ends with, in the folder of the training."""
_FOLDS = 8
"""One fold in so many is kept for the scores."""


def load_pretrained(folder: Path) -> tuple[Tokenizer, BertModel]:
    """Tokenizer and encoder of a pre-training, finished or broken off."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    reader = MaskedReader(new_encoder(tokenizer.get_vocab_size()))
    kept = torch.load(folder / PRETRAINED, weights_only=True)
    reader.load_state_dict(kept["parts"]["reader"])
    return tokenizer, reader.encoder


def finetune(folder: Path, minutes: float, scale: float) -> None:
    """Trains for so many minutes in all, broken-off runs counted; writes `tuned.pt`."""
    tokenizer, encoder = load_pretrained(folder)
    learnt, _ = parted(gather(folder, scale))
    counts = ", ".join(
        f"{len(getattr(learnt, name)):,} {name}"
        for name in ("sentences", "pages", "names", "pairs")
    )
    print(counts, flush=True)
    steps = learn_tasks(folder, tokenizer, encoder, learnt, minutes)
    made = {"minutes": minutes, "steps": steps, "examples": counts}
    (folder / "tuned.json").write_text(json.dumps(made))


def learn_tasks(
    folder: Path, tokenizer: Tokenizer, encoder: BertModel, learnt: TaskData, minutes: float
) -> int:
    """All tasks in turn; `finetuning.pt` holds the state on the way. Gives the number of steps."""
    torch.manual_seed(SEED)
    tasks: list[Task] = [
        LabelTask("sentences", 42, learnt.sentences, alone=False),
        LabelTask("page_kinds", 14, learnt.pages, alone=True),
        TagTask(28, learnt.names),
        PairTask(16, learnt.pairs),
    ]
    batches = Batches(tokenizer, encoder)
    heads = torch.nn.ModuleDict({task.name: task.head for task in tasks})
    optimizer = torch.optim.AdamW(
        [
            {"params": list(encoder.parameters()), "peak": _PEAK},
            {"params": list(heads.parameters()), "peak": _HEADS_PEAK},
        ],
        lr=_PEAK,
        weight_decay=0.01,
    )
    sizes = [len(part) for part in (learnt.sentences, learnt.pages, learnt.names, learnt.pairs)]
    of = f"{_digest(encoder)} {sizes}"
    course = Course(folder / "finetuning.pt", {"encoder": encoder, "heads": heads}, optimizer, of)
    if course.resume():
        print(f"goes on after step {course.step}", flush=True)
    heard: dict[str, list[float]] = defaultdict(list)
    encoder.train()

    def learn(step: int, done: float) -> None:
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * (
                done / _WARM if done < _WARM else (1 - done) / (1 - _WARM)
            )
        chance = chance_of(step)
        task = chance.choices(tasks, [one.share for one in tasks])[0]
        loss = task.loss(batches, chance)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        heard[task.name].append(loss.item())

    for step in course.steps(minutes, learn):
        if step % _TELL_STEPS == 0:
            told = " ".join(f"{name} {np.mean(lost):.3f}" for name, lost in sorted(heard.items()))
            print(f"step {step} {course.seconds / 60:.1f} min: {told}", flush=True)
            heard.clear()
    of_tasks = {
        task.name: {"labels": task.labels, **task.head.state_dict()}
        for task in tasks
        if task.labels
    }
    save_whole(folder / TUNED, {"encoder": encoder.state_dict(), "heads": of_tasks})
    return course.step


def _digest(encoder: BertModel) -> str:
    """Of the weights that fine-tuning begins with."""
    whole = hashlib.sha256()
    for weights in encoder.state_dict().values():
        whole.update(weights.numpy().tobytes())
    return whole.hexdigest()[:16]


def load_tuned(folder: Path) -> tuple[Tokenizer, BertModel]:
    """Tokenizer and encoder of a finished fine-tuning."""
    tokenizer, encoder = load_pretrained(folder)
    encoder.load_state_dict(torch.load(folder / TUNED, weights_only=True)["encoder"])
    return tokenizer, encoder.eval()


def parted(data: TaskData) -> tuple[TaskData, TaskData]:
    """What is learnt, and what is kept for the scores: whole wordings and case files."""

    def aside(source: str) -> bool:
        return int(hashlib.sha256(source.encode()).hexdigest(), 16) % _FOLDS == 0

    def part(kept: bool) -> TaskData:
        return TaskData(
            [one for one in data.sentences if aside(one.source) == kept],
            [one for one in data.pages if aside(one.source + one.text[:40]) == kept],
            [one for one in data.names if aside(one.source) == kept],
            [one for one in data.pairs if aside(one.group) == kept],
        )

    return part(False), part(True)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/encoder"))
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--scale", type=float, default=1.0, help="how many examples are made")
    parser.add_argument("--threads", type=int, default=0, help="0: as many as the machine has")
    asked = parser.parse_args()
    if asked.threads:
        torch.set_num_threads(asked.threads)
    finetune(asked.folder, asked.minutes, asked.scale)


if __name__ == "__main__":
    main()
