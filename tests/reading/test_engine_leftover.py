"""Ink outside all lines is found; rules, seals, shadows and specks are not taken for text."""

import cv2
import numpy as np

from review.reading.ppocr.ink import ink_of
from review.reading.ppocr.leftover import joined_areas, leftover_ink

WIDTH, HEIGHT = 1240, 1754
BLACK, RED, PAPER = (20, 20, 20), (220, 20, 25), 250


def blank_page():
    return np.full((HEIGHT, WIDTH, 3), PAPER, np.uint8)


def write(page, x, y, color=BLACK):
    """Ten signs of the size of letters, as connected strokes."""
    for index in range(10):
        left = x + index * 30
        cv2.line(page, (left, y), (left + 20, y + 20), color, 4)
        cv2.line(page, (left + 20, y), (left, y + 20), color, 4)
    return np.array(
        [[x - 6, y - 6], [x + 300, y - 6], [x + 300, y + 28], [x - 6, y + 28]], np.float32
    )


def left_on(page, *covered):
    return leftover_ink(ink_of(page), covered)


def test_a_line_that_nothing_covers_is_left_over():
    page = blank_page()
    read = write(page, 200, 300)
    write(page, 200, 600)
    left = left_on(page, read)
    assert len(left.dark) == 1
    x0, y0, x1, y1 = left.dark[0]
    assert abs(x0 - 200) < 12 and abs(x1 - 490) < 12 and y0 < 605 < 615 < y1
    assert left.red == left.pictures == ()


def test_nothing_is_left_where_every_line_is_covered():
    page = blank_page()
    assert left_on(page, write(page, 200, 300)).dark == ()


def test_the_frame_of_a_form_is_no_text():
    page = blank_page()
    cv2.rectangle(page, (100, 100), (1100, 1500), BLACK, 3)
    for y in range(200, 1500, 100):
        cv2.line(page, (100, y), (1100, y), BLACK, 3)
    assert left_on(page).dark == ()


def test_shadow_at_the_edge_and_specks_are_no_text():
    page = blank_page()
    page[:, :15] = 40
    for x in range(100, 1100, 50):
        page[700:703, x : x + 3] = 0
    assert left_on(page) == left_on(blank_page())


def test_a_slow_shadow_over_the_page_is_no_ink():
    page = (blank_page() * np.linspace(1, 0.5, WIDTH)[None, :, None]).astype(np.uint8)
    assert left_on(page).dark == left_on(page).pictures == ()


def test_a_line_in_red_is_left_over_apart():
    page = blank_page()
    write(page, 200, 300, RED)
    left = left_on(page)
    assert left.dark == ()
    assert len(left.red) == 1


def test_a_red_seal_is_no_text_even_where_a_line_cuts_it():
    page = blank_page()
    cv2.circle(page, (700, 900), 90, RED, 7)
    cv2.circle(page, (700, 900), 25, RED, -1)
    left = left_on(page, write(page, 560, 890))
    assert left.red == left.dark == ()


def test_a_photo_is_a_picture():
    page = blank_page()
    noise = np.random.default_rng(1).integers(0, 120, (400, 500, 1), np.uint8)
    page[600:1000, 300:800] = noise
    left = left_on(page)
    assert len(left.pictures) == 1


def test_a_line_is_red_by_its_own_ink_not_by_a_seal_over_it():
    page = blank_page()
    red_line = write(page, 200, 300, RED)
    cv2.circle(page, (700, 900), 90, RED, 7)
    sealed_line = write(page, 560, 890)
    ink = ink_of(page)
    assert ink.is_red_text(red_line)
    assert not ink.is_red_text(sealed_line)


def test_areas_that_touch_after_growing_are_one():
    assert joined_areas([(0, 0, 10, 10), (14, 0, 20, 10), (80, 80, 90, 90)], 3) == [
        (-3, -3, 23, 13),
        (77, 77, 93, 93),
    ]


def test_a_star_of_a_seal_is_a_piece_of_it_and_text_under_it_is_not():
    page = blank_page()
    cv2.circle(page, (300, 300), 110, RED, 7)
    cv2.circle(page, (300, 300), 30, RED, -1)
    star = np.array([[265, 265], [335, 265], [335, 335], [265, 335]], np.float32)
    cv2.circle(page, (800, 900), 110, RED, 7)
    cv2.circle(page, (800, 900), 30, RED, -1)
    sealed_line = write(page, 660, 890)
    ink = ink_of(page)
    assert ink.is_piece_of_seal(star)
    assert not ink.is_piece_of_seal(sealed_line)


def test_binding_holes_and_the_stroke_through_an_empty_field_are_no_text():
    page = blank_page()
    for y in (500, 900, 1300):
        cv2.circle(page, (60, y), 14, BLACK, -1)
    cv2.line(page, (400, 700), (1000, 640), BLACK, 3)
    assert left_on(page).dark == ()


def test_widely_spaced_red_letters_are_text():
    page = blank_page()
    for x in range(200, 1000, 130):
        cv2.rectangle(page, (x, 150), (x + 60, 215), RED, 8)
    assert left_on(page).red != ()
