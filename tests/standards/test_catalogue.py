"""The catalogue for reviewers is that of the rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.standards.catalogue import catalogue_text, defect_rows, main
from review.standards.load import load_standards
from review.standards.office.switches import known_switches

ROOT = Path(__file__).parents[2]
STANDARDS = load_standards()
ROWS = defect_rows()


def test_the_committed_catalogue_is_current():
    committed = (ROOT / "docs/catalogue.md").read_text(encoding="utf-8")
    assert committed == catalogue_text(), "run `make catalogue`"


def test_it_is_written_where_asked(tmp_path):
    assert main([str(tmp_path / "c.md")]) == 0
    assert (tmp_path / "c.md").read_text(encoding="utf-8") == catalogue_text()


def test_every_defect_is_there_with_what_reviewers_want():
    text = catalogue_text()
    for code, row in ROWS.items():
        start = text.index(f"### {code} {row.name}")
        part = text[start : text.find("\n### ", start + 1)]
        for label in ("程度", "认定情形", "例外", "依据", "扣分", "如何查", "机器看不到的"):
            assert f"**{label}**" in part, (code, label)
        assert row.condition in part
        assert row.blind_spot in part


@pytest.mark.parametrize("code", sorted(ROWS))
def test_what_the_machine_cannot_see_is_a_sentence(code):
    spot = ROWS[code].blind_spot
    assert len(spot) >= 15
    assert spot.endswith("。")
    assert [one for one, row in ROWS.items() if row.blind_spot == spot] == [code]


def test_rows_are_those_of_the_standards():
    assert set(ROWS) == set(STANDARDS.defects)


def test_switches_are_listed():
    text = catalogue_text()
    for name, row in known_switches().items():
        assert f"| `{name}` | {row.name} |" in text
        assert set(row.defects) <= set(STANDARDS.defects)
