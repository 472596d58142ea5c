"""Fits the encoder rival for kinds of pages: `python -m models.page_kinds.fit_encoder`.

A multinomial head on frozen states of the head of a page, calibrated by a temperature on cases it
did not see. Run it again when the encoder's weights change.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize_scalar  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss

from models.encoder.task_data import pages
from review.language.encoder import shipped_encoder

if TYPE_CHECKING:
    from numpy.typing import NDArray

HERE = Path(__file__).parent


def main() -> None:
    """Gathers pages, fits, calibrates, prints accuracy on unseen cases, writes the head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=0.3, help="more or fewer pages")
    parser.add_argument("--most", type=int, default=4000, help="pages to fit on")
    parser.add_argument("--out", type=Path, default=HERE / "encoder_head.npz")
    options = parser.parse_args()
    chosen = sorted(
        pages(options.scale), key=lambda page: hashlib.sha256(page.text.encode()).digest()
    )
    chosen = chosen[: options.most]
    encoder = shipped_encoder()
    states = encoder.encode([page.text for page in chosen])
    kinds = np.array([next(iter(page.labels)) for page in chosen])
    held = np.array([_is_held(page.source, page.text) for page in chosen])
    model = LogisticRegression(C=60.0, max_iter=300).fit(states[~held], kinds[~held])
    known = np.isin(kinds, model.classes_) & held
    logits = model.decision_function(states[known])
    warmth = minimize_scalar(
        lambda t: log_loss(kinds[known], _softmax(logits / t), labels=model.classes_),
        bounds=(0.3, 5.0),
        method="bounded",
    ).x
    right = accuracy_score(kinds[known], model.classes_[logits.argmax(axis=1)])
    print(f"{len(chosen)} pages, {known.sum()} held out: accuracy {right:.4f}, {warmth:.2f}")
    whole = LogisticRegression(C=60.0, max_iter=300).fit(states, kinds)
    np.savez_compressed(
        options.out,
        weights=(whole.coef_.T / warmth).astype(np.float16),
        bias=(whole.intercept_ / warmth).astype(np.float32),
        kinds=np.array(json.dumps(whole.classes_.tolist())),
        encoder=np.array(encoder.version),
    )


def _is_held(source: str, text: str) -> bool:
    """One part in six, whole case files at a time."""
    key = text if source == "invented" else source
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 6 == 0


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.exp(logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)))


if __name__ == "__main__":
    main()
