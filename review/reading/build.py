"""Builds the reading engine that the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.reading.freed_memory import keep_freed_memory

if TYPE_CHECKING:
    from review.reading.engine import ReadingEngine
    from review.settings import ReadingSettings


def build_engine(settings: ReadingSettings) -> ReadingEngine:
    """The engine of `settings.engine`; models are loaded here, once."""
    from review.reading.ppocr.engine import (
        PpocrEngine,
    )  # imports onnxruntime: only where pages are read

    keep_freed_memory()
    return PpocrEngine.from_settings(settings)
