"""Words struck out: seen where a pen went through them, and nowhere that a form has its rules."""

import numpy as np
import pytest

from review.model.geometry import Box
from review.model.page import Correction, Page
from review.reading.cells import ruled_cells
from review.reading.marks import place_and_mark
from review.reading.seals import find_seals
from review.store.page_json import page_from_json, page_to_json
from tests.reading.drawn_sheet import BLACK, BLUE, RED, Drawing

LETTERS = "询问地点在新桥巷三十四号"


def corrections_of(drawing: Drawing) -> tuple[Correction, ...]:
    sheet = drawing.sheet(seals=find_seals(drawing.sheet().ink))
    return place_and_mark(sheet, drawing.lines, ruled_cells(sheet, drawing.lines)).corrections


@pytest.mark.parametrize("ink", [BLACK, BLUE])
@pytest.mark.parametrize("tilt", [-2.0, 0.0, 2.0])
def test_a_stroke_through_words(ink, tilt):
    drawing = Drawing()
    drawing.print(100, 200, LETTERS)
    drawing.rule(160, 206.5 + tilt / 2, 244, 206.5 - tilt / 2, width=1.2, ink=ink)
    (found,) = corrections_of(drawing)
    assert found.kind == "struck"
    assert found.confidence >= 0.6
    assert not found.marked
    assert found.text == "新桥巷三十四号"
    assert found.box.x0 == pytest.approx(160, abs=3)


def test_a_fingerprint_beside_it_vouches_for_it():
    drawing = Drawing()
    drawing.print(100, 200, LETTERS)
    drawing.rule(160, 206.5, 244, 206.5, width=1.2)
    drawing.pixels[540:600, 690:740] = RED
    (found,) = corrections_of(drawing)
    assert found.marked


def test_red_ink_elsewhere_does_not():
    drawing = Drawing()
    drawing.print(100, 200, LETTERS)
    drawing.rule(160, 206.5, 244, 206.5, width=1.2)
    drawing.pixels[1540:1600, 690:740] = RED
    (found,) = corrections_of(drawing)
    assert not found.marked


def test_one_of_printed_alternatives_crossed_out_is_a_doubt():
    drawing = Drawing()
    drawing.print(100, 200, "你（单位）涉嫌经营过期食品")
    drawing.rule(124, 206.5, 148, 206.5, width=1.2)
    (found,) = corrections_of(drawing)
    assert found.confidence < 0.6


@pytest.mark.parametrize("y", [199.0, 212.5, 214.0])
def test_rules_and_underlines_strike_nothing(y):
    drawing = Drawing()
    drawing.print(100, 200, LETTERS)
    drawing.rule(100, y, 244, y, width=0.8)
    assert corrections_of(drawing) == ()


def test_a_rule_of_the_form_through_badly_placed_words():
    drawing = Drawing()
    drawing.print(160, 200, LETTERS[:6])
    drawing.rule(60, 206.5, 540, 206.5)
    assert corrections_of(drawing) == ()


def test_the_words_of_a_form_have_no_strokes():
    drawing = Drawing()
    drawing.grid([80, 180, 500], [190, 220, 250, 280])
    for row, text in enumerate((LETTERS, "二三二三一一三", "——————")):
        drawing.print(200, 198 + 30 * row, text)
    assert corrections_of(drawing) == ()


def test_a_flourish_under_a_seal():
    drawing = Drawing()
    drawing.print(100, 200, LETTERS)
    drawing.rule(160, 206.5, 244, 206.5, ink=RED, width=1.5)
    assert corrections_of(drawing) == ()


def test_corrections_are_stored_with_the_page():
    struck = Correction("struck", Box(1.0, 2.0, 30.0, 14.0), 0.8, marked=False, text="三月")
    page = Page(1, 595.0, 842.0, "ocr", 0, 0.9, corrections=(struck,))
    assert page_from_json(page_to_json(page)) == page
    old = page_to_json(page)
    del old["corrections"]
    assert page_from_json(old).corrections == ()


@pytest.mark.parametrize("struck", [True, False])
def test_shade_and_noise_strike_nothing_and_hide_no_stroke(struck: bool) -> None:
    drawing = Drawing()
    drawing.print(100, 200, LETTERS)
    if struck:
        drawing.rule(160, 206.5, 244, 206.5, width=1.2)
    noise = np.random.default_rng(7).normal(0, 12, drawing.pixels.shape)
    shade = np.linspace(0, -75, drawing.pixels.shape[1])[None, :, None]
    drawing.pixels = np.clip(drawing.pixels + shade + noise, 0, 255).astype(np.uint8)
    drawing.pixels[540:580, 300:700] = np.minimum(drawing.pixels[540:580, 300:700], 190)
    found = corrections_of(drawing)
    assert [one.text for one in found] == (["新桥巷三十四号"] if struck else [])
