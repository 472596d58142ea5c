"""The sample registers import without an error, from Excel and from CSV alike."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from review.registers.importing import import_parsed, kind_named, preview_file
from review.registers.office import with_registers
from review.standards.registers.kinds import register_kinds

FOLDER = Path(__file__).resolve().parents[2] / "corpora" / "registers"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".xlsx", ".csv"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_sample_imports(path, tmp_path):
    parsed = preview_file(path, kind_named(path.stem)).parsed
    assert [str(error) for error in parsed.errors] == []
    done = import_parsed(parsed, path.name, tmp_path, date(2026, 11, 1))
    assert len(done.register.rows) == len(parsed.rows) > 0


def test_every_kind_has_a_sample():
    assert {path.stem for path in FILES} == set(register_kinds())


def test_excel_and_csv_say_the_same():
    both = [path for path in FILES if path.suffix == ".csv" and path.with_suffix(".xlsx") in FILES]
    assert len(both) >= 9
    for path in both:
        kind = kind_named(path.stem)
        one, other = (preview_file(p, kind).parsed for p in (path, path.with_suffix(".xlsx")))
        assert [row for _, row in one.rows] == [row for _, row in other.rows], path.stem


def test_all_samples_together(tmp_path, standards):
    for path in FILES:
        if path.suffix == ".xlsx":
            parsed = preview_file(path, kind_named(path.stem)).parsed
            import_parsed(parsed, path.name, tmp_path, date(2026, 11, 1))
    joined = with_registers(standards, tmp_path)
    assert set(joined.registers.by_kind) == set(register_kinds())
