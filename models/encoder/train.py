"""The whole training from one command: `python -m models.encoder.train` (`make train-encoder`).

Pre-training, fine-tuning, export, the heads of the tasks, their cards. On two cores of a CPU it
takes hours as set, `--minutes 5 --tune-minutes 3` shows in minutes that it works. Broken off, the
same command goes on at the step that was written last, and ends with the same weights. Minutes are
those of the machine as it was when a stage began: one that gets busier takes longer.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import torch

from models.encoder.card import write_card
from models.encoder.corpus import SEED
from models.encoder.export import publish
from models.encoder.finetune import finetune, load_tuned
from models.encoder.pretrain import PRETRAINED, pretrain
from models.encoder.quantised import scores_by_way
from review.language.encoder import open_encoder

HERE = Path(__file__).parent
_HEADS = ("models.sentences.train", "models.page_kinds.fit_encoder", "models.names.train")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/encoder"))
    parser.add_argument("--minutes", type=float, default=120, help="of pre-training")
    parser.add_argument("--tune-minutes", type=float, default=40, help="of fine-tuning")
    parser.add_argument("--case-files", type=int, default=400)
    parser.add_argument("--scale", type=float, default=1.0, help="how many task examples are made")
    parser.add_argument("--threads", type=int, default=0, help="0: as many as the machine has")
    parser.add_argument("--out", type=Path, default=HERE)
    parser.add_argument("--no-heads", action="store_true", help="the encoder alone")
    asked = parser.parse_args()
    if asked.threads:
        torch.set_num_threads(asked.threads)
    asked.folder.mkdir(parents=True, exist_ok=True)
    pretrain(asked.folder, asked.minutes, asked.case_files)
    finetune(asked.folder, asked.tune_minutes, asked.scale)
    finish(asked.folder, asked.out)
    if not asked.no_heads:
        fit_heads(asked.folder / "heads.txt", open_encoder(asked.out).version)


def fit_heads(done: Path, encoder: str) -> None:
    """Fits the heads of the tasks; those that `done` tells of this encoder stand already."""
    fitted = set(done.read_text().splitlines()) if done.exists() else set()
    for name in _HEADS:
        if (line := f"{name} {encoder}") not in fitted:
            subprocess.run([sys.executable, "-m", name], check=True)
            with done.open("a") as written:
                written.write(line + "\n")


def finish(folder: Path, out: Path) -> None:
    """Writes network, tokenizer and card from the state of a fine-tuning."""
    tokenizer, encoder = load_tuned(folder)
    publish(encoder, tokenizer, out)
    state = torch.load(folder / PRETRAINED, weights_only=True)
    told = state["told"]
    tuned = json.loads((folder / "tuned.json").read_text())
    write_card(
        out,
        {
            "Seed": SEED,
            "Pre-training": f"{state['seconds'] / 60:.0f} minutes, {state['step']} steps,"
            f" {told['tokens'] / 1e6:.1f} million characters, last loss {told['loss']:.2f},"
            f" {told['right']:.1%} of the masked characters guessed",
            "Fine-tuning": f"{tuned['minutes']:.0f} minutes, {tuned['steps']} steps on"
            f" {tuned['examples']}",
            "Machine": f"{os.cpu_count()} cores of a CPU, {torch.get_num_threads()} used",
        },
        scores_by_way(folder),
    )


if __name__ == "__main__":
    main()
