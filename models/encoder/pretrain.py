"""Pre-trains the encoder: `python -m models.encoder.pretrain --minutes 60`.

Masked-language modelling with whole words hidden. A run that was broken off goes on where it was.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from models.encoder.corpus import SEED, case_texts, statute_texts
from models.encoder.course import Course, draws_of
from models.encoder.masking import Masker, Stream, stream_of
from models.encoder.model import (
    MaskedReader,
    new_encoder,
    start_from_neighbours,
    start_looking_beside,
)
from models.encoder.vocabulary import build_tokenizer

_ROWS, _LENGTH = 24, 96
_LATE_LENGTH = 192
"""The last fifth of the time sees longer windows, so that later positions are known too."""
_PEAK, _WARM = 1e-3, 0.04
_TELL_STEPS = 50
PRETRAINED = "pretrained.pt"
"""The state, in the folder of the training."""
_CASES_OF_FOUR = 1
"""So many of four batches are papers of case files, the others statutes."""


def prepare(folder: Path, case_files: int) -> tuple[Tokenizer, Stream, Stream]:
    """Tokenizer, statutes and case files; kept in the folder for the next time."""
    kept = folder / "corpus.npz"
    if not kept.exists():
        statutes, cases = list(statute_texts()), list(case_texts(case_files))
        tokenizer = build_tokenizer([*statutes, *cases])
        law, paper = stream_of(tokenizer, statutes), stream_of(tokenizer, cases)
        tokenizer.save(str(folder / "tokenizer.json"))
        partial = folder / "corpus.part.npz"
        np.savez(
            partial, law=law.ids, law_words=law.words, paper=paper.ids, paper_words=paper.words
        )
        partial.replace(kept)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    with np.load(kept) as data:
        law = Stream(data["law"], data["law_words"])
        return tokenizer, law, Stream(data["paper"], data["paper_words"])


def pretrain(folder: Path, minutes: float, case_files: int) -> Path:
    """Trains for so many minutes in all, broken-off runs counted; gives the path of the state."""
    tokenizer, law, paper = prepare(folder, case_files)
    print(
        f"{tokenizer.get_vocab_size()} characters; {law.ids.size} + {paper.ids.size} tokens",
        flush=True,
    )
    return learn_masked(folder / PRETRAINED, tokenizer, law, paper, minutes)


def learn_masked(
    path: Path, tokenizer: Tokenizer, law: Stream, paper: Stream, minutes: float
) -> Path:
    """The same of streams that are there already."""
    torch.manual_seed(SEED)
    model = MaskedReader(new_encoder(tokenizer.get_vocab_size()))
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=_PEAK, betas=(0.9, 0.98), weight_decay=0.01
    )
    told = {"tokens": 0, "loss": 0.0, "right": 0.0}
    of = f"{SEED} {tokenizer.get_vocab_size()} {law.ids.size} {paper.ids.size}"
    course = Course(path, {"reader": model}, optimizer, of, told)
    if not course.resume():
        start_from_neighbours(model.encoder, np.concatenate([law.ids, paper.ids]), SEED)
        start_looking_beside(model.encoder)
    masker = Masker(tokenizer, SEED)
    heard: list[tuple[float, float]] = []

    def learn(step: int, done: float) -> None:
        for group in optimizer.param_groups:
            group["lr"] = _rate(done)
        chance = masker.chance = draws_of(step)
        stream = paper if chance.integers(4) < _CASES_OF_FOUR else law
        length = _LATE_LENGTH if done > 0.8 else _LENGTH
        ids, places, right = masker.batch(stream, _ROWS * _LENGTH // length, length)
        scores = model(torch.from_numpy(ids), torch.from_numpy(places))
        wanted = torch.from_numpy(right)
        loss = torch.nn.functional.cross_entropy(scores, wanted)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        hits = (scores.argmax(-1) == wanted).float().mean().item()
        heard.append((loss.item(), hits))
        course.told["tokens"] += ids.size

    for step in course.steps(minutes, learn):
        if step % _TELL_STEPS == 0:
            course.told["loss"], course.told["right"] = map(float, np.mean(heard, axis=0))
            speed = course.told["tokens"] / course.seconds
            print(
                f"step {step} {course.seconds / 60:.1f} min {speed:.0f} tokens/s"
                f" loss {course.told['loss']:.3f} right {course.told['right']:.3f}",
                flush=True,
            )
            heard.clear()
    return path


def _rate(done: float) -> float:
    """Linear warm-up, then down to a twentieth along a cosine."""
    if done < _WARM:
        return _PEAK * max(0.02, done / _WARM)
    return _PEAK * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * (done - _WARM) / (1 - _WARM))))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/encoder"))
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--case-files", type=int, default=160)
    parser.add_argument("--threads", type=int, default=0, help="0: as many as the machine has")
    asked = parser.parse_args()
    if asked.threads:
        torch.set_num_threads(asked.threads)
    asked.folder.mkdir(parents=True, exist_ok=True)
    pretrain(asked.folder, asked.minutes, asked.case_files)


if __name__ == "__main__":
    main()
