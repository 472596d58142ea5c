"""Fine-tunes the encoder on all tasks together: `python -m models.encoder.finetune`."""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Tokenizer

from models.encoder.batches import Batches
from models.encoder.corpus import SEED
from models.encoder.model import MaskedReader, new_encoder
from models.encoder.task_data import TaskData, gather
from models.encoder.tasks import LabelTask, PairTask, TagTask

if TYPE_CHECKING:
    from transformers import BertModel

    from models.encoder.tasks import Task

_PEAK, _HEADS_PEAK, _WARM = 4e-4, 3e-3, 0.06
_TELL_STEPS = 100
_FOLDS = 8
"""One fold in so many is kept for the scores."""


def load_pretrained(folder: Path) -> tuple[Tokenizer, BertModel]:
    """Tokenizer and encoder of a pre-training, finished or broken off."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    reader = MaskedReader(new_encoder(tokenizer.get_vocab_size()))
    reader.load_state_dict(torch.load(folder / "pretrained.pt", weights_only=True)["model"])
    return tokenizer, reader.encoder


def finetune(folder: Path, minutes: float, scale: float) -> None:
    """Trains for so many minutes; writes `tuned.pt`."""
    torch.manual_seed(SEED)
    tokenizer, encoder = load_pretrained(folder)
    data = gather(folder, scale)
    learnt, _ = parted(data)
    tasks: list[Task] = [
        LabelTask("sentences", 42, learnt.sentences, alone=False),
        LabelTask("page_kinds", 14, learnt.pages, alone=True),
        TagTask(28, learnt.names),
        PairTask(16, learnt.pairs),
    ]
    counts = ", ".join(
        f"{len(getattr(learnt, name)):,} {name}"
        for name in ("sentences", "pages", "names", "pairs")
    )
    print(counts, flush=True)
    batches = Batches(tokenizer, encoder)
    optimizer = torch.optim.AdamW(
        [
            {"params": list(encoder.parameters()), "peak": _PEAK},
            {"params": [p for task in tasks for p in task.head.parameters()], "peak": _HEADS_PEAK},
        ],
        lr=_PEAK,
        weight_decay=0.01,
    )
    chance = random.Random(SEED)
    heard: dict[str, list[float]] = defaultdict(list)
    encoder.train()
    began, step = time.monotonic(), 0
    while (done := (time.monotonic() - began) / (60 * minutes)) < 1:
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * (
                done / _WARM if done < _WARM else (1 - done) / (1 - _WARM)
            )
        task = chance.choices(tasks, [one.share for one in tasks])[0]
        loss = task.loss(batches, chance)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        heard[task.name].append(loss.item())
        step += 1
        if step % _TELL_STEPS == 0:
            told = " ".join(f"{name} {np.mean(lost):.3f}" for name, lost in sorted(heard.items()))
            print(f"step {step} {60 * minutes * done / 60:.1f} min: {told}", flush=True)
            heard.clear()
    torch.save(
        {
            "encoder": encoder.state_dict(),
            "heads": {
                task.name: {"labels": task.labels, **task.head.state_dict()}
                for task in tasks
                if task.labels
            },
        },
        folder / "tuned.pt",
    )
    made = {"minutes": minutes, "steps": step, "examples": counts}
    (folder / "tuned.json").write_text(json.dumps(made))


def load_tuned(folder: Path) -> tuple[Tokenizer, BertModel]:
    """Tokenizer and encoder of a finished fine-tuning."""
    tokenizer, encoder = load_pretrained(folder)
    encoder.load_state_dict(torch.load(folder / "tuned.pt", weights_only=True)["encoder"])
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
