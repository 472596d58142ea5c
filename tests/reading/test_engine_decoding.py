"""CTC decoding: text, confidence and a span per character."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from review.reading.ppocr.decoding import decode

CHARACTERS = ("", *"处罚决定2025〕", " ")
SPACE = len(CHARACTERS) - 1


def decoded(classes, probability=0.9, column_width=8.0):
    best = np.array(classes, np.int64)
    probabilities = np.full(len(best), probability, np.float32)
    return decode(best, probabilities, CHARACTERS, column_width, len(best) * column_width, 48)


def test_repeated_classes_are_one_character_and_blank_parts_two():
    two, zero = CHARACTERS.index("2"), CHARACTERS.index("0")
    assert decoded([two, two, 0, two, zero, zero]).text == "220"


def test_nothing_but_blanks_is_empty_with_no_confidence():
    line = decoded([0, 0, 0])
    assert (line.text, line.confidence, line.char_spans) == ("", 0.0, ())


def test_spaces_at_the_ends_are_dropped_and_inside_kept():
    line = decoded([SPACE, 1, 0, SPACE, 0, 2, SPACE])
    assert line.text == "处 罚"
    assert len(line.char_spans) == len(line.char_confidences) == 3


def test_confidence_is_the_mean_of_the_characters_best_columns():
    best = np.array([1, 1, 0, 2], np.int64)
    line = decode(best, np.array([0.5, 0.9, 1.0, 0.7], np.float32), CHARACTERS, 8, 32, 48)
    assert abs(line.confidence - 0.8) < 1e-6


def test_a_span_lies_around_its_columns():
    line = decoded([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0])
    (first, second) = line.char_spans
    assert first[0] < 5.5 * 8 < first[1] <= second[0] < 11.5 * 8 < second[1]


@given(st.lists(st.integers(0, SPACE), max_size=80))
def test_spans_are_one_per_character_in_order_and_inside_the_crop(classes):
    line = decoded(classes)
    assert len(line.text) == len(line.char_spans) == len(line.char_confidences)
    for start, end in line.char_spans:
        assert 0 <= start < end <= max(1.0, len(classes) * 8.0) + 1
    starts = [start for start, _ in line.char_spans]
    assert starts == sorted(starts)
