"""Seals: whole, worn, oval, cut by the edge, of other ink; not letterheads, frames or photos."""

import pytest

from review.model.geometry import Box
from review.model.page import Line, Mark
from review.reading.ink import ink_map
from review.reading.seal_text import with_text
from review.reading.sealed_lines import under_seals
from review.reading.seals import find_seals
from tests.reading.drawn_sheet import BLUE, RED, Drawing, FixedEngine

SCALE = 200 / 72


def prose(drawing: Drawing) -> Drawing:
    for row in range(24):
        drawing.print(60, 60 + row * 30, "依照行政处罚法的规定作出如下决定")
    return drawing


def seals_of(drawing: Drawing) -> list[Mark]:
    return find_seals(ink_map(drawing.pixels, SCALE))


@pytest.mark.parametrize("degrees", [0.0, 1.5])
@pytest.mark.parametrize("radius", [36.0, 57.0, 80.0])
def test_a_seal_over_text(degrees, radius):
    drawing = prose(Drawing())
    drawing.ring(400, 560, radius)
    (seal,) = seals_of(drawing.scanned(degrees))
    assert seal.box.width == pytest.approx(2 * radius, abs=8)
    assert seal.confidence >= 0.9


def test_pale_and_oval_seals():
    drawing = prose(Drawing())
    drawing.ring(400, 300, 57, ink=(232, 140, 140))
    drawing.ring(250, 600, 62, ry=42)
    first, second = seals_of(drawing.scanned())
    assert first.box.center == pytest.approx((400, 300), abs=5)
    assert second.box.height < 0.8 * second.box.width


@pytest.mark.parametrize("x", [2.0, 592.0])
def test_a_seal_cut_by_the_edge_is_doubtful(x):
    drawing = prose(Drawing())
    drawing.ring(x, 400, 57)
    (seal,) = seals_of(drawing.scanned())
    assert seal.confidence <= 0.6
    assert seal.box.width < 0.75 * seal.box.height


def test_two_seals_that_touch():
    drawing = Drawing()
    drawing.ring(300, 400, 57)
    drawing.ring(370, 440, 57)
    assert len(seals_of(drawing.scanned())) == 2


def test_blue_seal_and_dark_ring_of_a_scan_without_colour():
    blue = Drawing()
    blue.ring(400, 560, 57, ink=BLUE)
    dark = prose(Drawing())
    dark.ring(400, 560, 57, ink=(60, 60, 60))
    assert len(seals_of(blue.scanned())) == 1
    assert len(seals_of(dark.gray())) == 1
    assert seals_of(dark.gray())[0].confidence < 0.8


def test_rectangular_stamp_is_a_doubtful_seal():
    drawing = Drawing()
    drawing.grid((200, 330), (300, 350), width=2, ink=RED)
    drawing.print(215, 315, "财务收讫专用", size=16, ink=RED, read=False)
    (seal,) = seals_of(drawing.scanned())
    assert seal.confidence == 0.6


def letterhead(drawing: Drawing) -> None:
    drawing.print(90, 80, "某市人民政府文件", size=48, ink=RED)
    drawing.rule(60, 160, 535, 160, width=2, ink=RED)


def empty_frame(drawing: Drawing) -> None:
    drawing.grid((200, 330), (300, 350), width=2, ink=RED)


def small_ring(drawing: Drawing) -> None:
    drawing.ring(300, 300, 18)


def seal_in_photo(drawing: Drawing) -> None:
    drawing.photo(Box(80, 100, 520, 500))
    drawing.ring(300, 300, 57)


def thumb(drawing: Drawing) -> None:
    drawing.thumb(300, 300)


def red_disc(drawing: Drawing) -> None:
    drawing.ring(300, 300, 50, star=False, thickness=50)


def just_prose(drawing: Drawing) -> None:
    prose(drawing)


@pytest.mark.parametrize(
    "draw", [letterhead, empty_frame, small_ring, seal_in_photo, thumb, red_disc, just_prose]
)
def test_no_seal(draw):
    drawing = Drawing()
    draw(drawing)
    assert seals_of(drawing.scanned()) == []


@pytest.mark.parametrize("draw", [just_prose, letterhead])
def test_no_seal_without_colour(draw):
    drawing = Drawing()
    draw(drawing)
    assert seals_of(drawing.gray()) == []


def test_text_round_the_ring_comes_from_the_engine():
    drawing = Drawing()
    drawing.ring(400, 560, 57)
    engine = FixedEngine(drawing, ring_text="某市市场监督管理局·2")
    (seal,) = with_text(seals_of(drawing), drawing.pixels, SCALE, engine)
    assert seal.text == "某市市场监督管理局"


def test_unsure_or_short_ring_text_is_left_out():
    drawing = Drawing()
    drawing.ring(400, 560, 57)
    (seal,) = with_text(seals_of(drawing), drawing.pixels, SCALE, FixedEngine(drawing))
    assert seal.text == ""


def test_lines_under_a_seal_are_doubted_in_proportion():
    drawing = Drawing()
    whole = drawing.print(370, 554, "2025年", size=12)
    part = drawing.print(100, 554, "某市市场监督管理局二〇二五年三月三日", size=15)
    clear = drawing.print(100, 300, "没有印章的一行")
    seals = [Mark("seal", Box(343, 503, 457, 617), 0.98)]
    ink = ink_map(drawing.pixels, SCALE)
    under, partly, free = under_seals([whole, part, clear], seals, ink)
    assert under.under_seal
    assert partly.under_seal
    assert free == clear
    assert under.confidence < partly.confidence < clear.confidence


def test_the_seals_own_letters_are_no_line():
    drawing = Drawing()
    drawing.ring(400, 560, 57)
    letters = Line("区市场", Box(385, 505, 420, 522), 0.6, ())
    seals = seals_of(drawing)
    assert under_seals([letters], seals, ink_map(drawing.pixels, SCALE)) == []
