"""The 〇 of years in characters, and rows that a seal cuts to pieces."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from review.model.geometry import Box
from review.model.page import Mark
from review.reading.engine import EngineLine, Recognised
from review.reading.ring_zeros import with_ring_zeros
from review.reading.sealed_rows import with_whole_rows, without_seal

PITCH, TOP, SIDE = 40, 100, 36


class Reader:
    """Recognises whatever it is told to."""

    def __init__(self, text="", sure=0.95):
        self.text, self.sure = text, sure
        self.strips = []

    def recognise(self, crops):
        self.strips += list(crops)
        width = crops[0].shape[1]
        step = width / max(len(self.text), 1)
        spans = tuple((i * step, (i + 1) * step) for i in range(len(self.text)))
        sure = (self.sure,) * len(self.text)
        return tuple(Recognised(self.text, self.sure, spans, sure) for _ in crops)


def paper():
    return np.full((300, 800, 3), 238, dtype=np.uint8)


def place(index):
    """Left edge of the n-th character of the row."""
    return 100 + index * PITCH


def line(text, indexes, sure=0.99):
    boxes = tuple((float(place(i)), TOP, float(place(i) + SIDE), TOP + 44.0) for i in indexes)
    box = (boxes[0][0], float(TOP), boxes[-1][2], TOP + 44.0)
    quad = ((box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]))
    return EngineLine(text, quad, box, sure, boxes, (sure,) * len(text))


def draw_ring(picture, index, thickness=2):
    cv2.circle(picture, (place(index) + SIDE // 2, TOP + 22), 13, (60, 60, 60), thickness)


def draw_bar(picture, index):
    for y in (TOP + 12, TOP + 32):
        cv2.line(picture, (place(index) + 4, y), (place(index) + 32, y), (40, 40, 40), 3)


@pytest.mark.parametrize("thickness", [1, 2, 4])
def test_a_ring_in_the_place_of_a_digit_is_a_zero(thickness):
    picture = paper()
    draw_ring(picture, 1, thickness)
    read = line("二二五年三月", (0, 2, 3, 4, 5, 6))
    (mended,) = with_ring_zeros((read,), picture, Reader())
    assert mended.text == "二〇二五年三月"
    assert len(mended.char_boxes) == len(mended.text) == len(mended.char_confidences)
    assert mended.char_boxes[1][0] == pytest.approx(place(1), abs=6)
    assert mended.confidence < read.confidence


def test_a_first_digit_outside_the_line_is_read_again():
    picture = paper()
    draw_bar(picture, 0)
    draw_ring(picture, 1)
    read = line("二五年三月", (2, 3, 4, 5, 6))
    (mended,) = with_ring_zeros((read,), picture, Reader("二"))
    assert mended.text == "二〇二五年三月"
    assert mended.box[0] == pytest.approx(place(0), abs=6)


def test_without_a_ring_nothing_is_invented():
    picture = paper()
    draw_bar(picture, 1)
    read = line("二二五年三月", (0, 2, 3, 4, 5, 6))
    assert with_ring_zeros((read,), picture, Reader("")) == (read,)


@pytest.mark.parametrize("text", ["二〇二五年", "十五年以上", "三年内", "2025年3月", "今年"])
def test_other_years_are_left_alone(text):
    read = line(text, range(len(text)))
    picture = paper()
    for index in range(len(text)):
        draw_bar(picture, index)
    assert with_ring_zeros((read,), picture, Reader("八")) == (read,)


def seal():
    return Mark("seal", Box(150, 50, 350, 250), 0.98)


def test_pieces_under_a_seal_become_the_row():
    pieces = (line("二〇二五年", range(5)), line("七月二十", range(5, 9)), line("日", (10,)))
    reader = Reader("二〇二五年七月二十九日")
    (whole,) = with_whole_rows(pieces, (seal(),), paper(), 1.0, reader)
    assert whole.text == "二〇二五年七月二十九日"
    assert len(reader.strips) == 1


@pytest.mark.parametrize("again", ["二〇二五年七月二十日", "二〇二五年八月二十九日", ""])
def test_a_second_reading_that_contradicts_or_adds_nothing_is_not_taken(again):
    pieces = (line("二〇二五年", range(5)), line("七月二十", range(5, 9)), line("日", (10,)))
    assert with_whole_rows(pieces, (seal(),), paper(), 1.0, Reader(again)) == pieces


def test_an_unsure_second_reading_is_not_taken():
    pieces = (line("七月二十", range(5, 9)), line("日", (10,)))
    assert with_whole_rows(pieces, (seal(),), paper(), 1.0, Reader("七月二十九日", 0.5)) == pieces


def test_of_two_readings_the_surer_character_under_the_seal_is_taken():
    sure = (0.99, 0.99, 0.86, 0.99, 0.99)
    read = replace(line("六月二十日", range(1, 6)), char_confidences=sure)
    (voted,) = with_whole_rows((read,), (seal(),), paper(), 1.0, Reader("六月三十日"))
    assert voted.text == "六月三十日"
    assert voted.confidence < read.confidence
    surer = line("六月二十日", range(1, 6))
    assert with_whole_rows((surer,), (seal(),), paper(), 1.0, Reader("六月三十日")) == (surer,)


def test_rows_away_from_the_seal_are_left_alone():
    reader = Reader("别的文字更多")
    away = Mark("seal", Box(500, 200, 600, 290), 0.98)
    pieces = (line("七月二十", range(4)),)
    assert with_whole_rows(pieces, (away,), paper(), 1.0, reader) == pieces
    assert reader.strips == []


def test_seal_ink_goes_and_ink_under_it_stays():
    strip = np.full((20, 60, 3), 240, dtype=np.uint8)
    strip[5:15, 5:25] = (215, 60, 70)
    strip[5:15, 15:20] = (70, 20, 25)
    grey = without_seal(strip)
    assert grey[10, 8].min() >= 230
    assert grey[10, 17].max() <= 80
