"""Heads (任务头): small weights of a task, which belong to the encoder they were fitted on."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from review.language.encoder import TextEncoder

HEAD = "encoder_head.npz"
"""Its file, beside the task that it serves."""
_log = logging.getLogger(__name__)


def head_arrays(path: Path, encoder: TextEncoder) -> Mapping[str, NDArray[Any]] | None:
    """The arrays in this file; None where they were fitted on another encoder."""
    with np.load(path, allow_pickle=False) as data:
        if str(data["encoder"]) != encoder.version:
            _log.warning("%s was fitted on another encoder and is not used", path.name)
            return None
        return {name: data[name] for name in data.files}
