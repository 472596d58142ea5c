"""Case-number brackets that were read as two different ones."""

import pytest

from review.reading.ppocr.brackets import paired_brackets


@pytest.mark.parametrize("read", ["[2025〕18号", "〔2025]18号", "〔2025）18号", "〔2025〕18号"])
def test_a_year_with_one_right_bracket_has_both(read):
    assert paired_brackets(read) == "〔2025〕18号"


@pytest.mark.parametrize("read", ["[2025]18号", "（2025）18号", "〔甲]", "〔20256]", "[2025)"])
def test_other_brackets_stay_as_they_are_printed(read):
    assert paired_brackets(read) == read
