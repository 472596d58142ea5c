"""docs/office.md explains every entry of an office's file, and the sample uses most of them."""

from __future__ import annotations

from pathlib import Path

import yaml

from review.checks.shapes import SHAPES
from review.model.verdict import VERDICT_NAMES
from review.standards.office.schema import DefectOverride, OfficeFile
from review.standards.schema.shapes import SHAPE_ARGUMENTS

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs/office.md").read_text(encoding="utf-8")


def test_every_entry_is_explained():
    assert [
        name for name in OfficeFile.model_fields if f"`{name}`" not in TEXT and name != "note"
    ] == []
    assert [name for name in DefectOverride.model_fields if name not in TEXT] == []


def test_every_shape_and_its_arguments_are_explained():
    for shape in SHAPES:
        assert f"| `{shape}` |" in TEXT
        for argument in SHAPE_ARGUMENTS[shape].model_fields:
            assert argument in TEXT, (shape, argument)


def test_every_verdict_is_named():
    assert all(name in TEXT for name in VERDICT_NAMES.values())


def test_the_sample_shows_every_section():
    sample = yaml.safe_load((ROOT / "corpora/office/office.yaml").read_text(encoding="utf-8"))
    assert set(OfficeFile.model_fields) - set(sample) == {"subgrade"}
