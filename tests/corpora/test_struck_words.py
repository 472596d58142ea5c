"""Struck words are drawn with a pen's stroke through them, confirmed ones with a print beside."""

from dataclasses import fields

import pytest

from corpora.blocks import Run
from corpora.layout.lines import break_lines
from corpora.layout.ops import ImageOp, RuleOp, line_ops
from corpora.layout.style import PageStyle

SIZE, BASELINE = 12.0, 100.0


@pytest.fixture
def style() -> PageStyle:
    known = {"body_font": "song", "hand_fonts": ("kai",)}
    wanted = {field.name for field in fields(PageStyle)}
    return PageStyle(**{name: value for name, value in known.items() if name in wanted})


def test_a_stroke_through_the_middle(style):
    (line,) = break_lines((Run("地点："), Run("新桥巷三十四号", struck=True)), style, SIZE, 400)
    strokes = [op for op in line_ops(line, style, SIZE, 70, BASELINE) if isinstance(op, RuleOp)]
    assert strokes
    for stroke in strokes:
        assert min(stroke.y0, stroke.y1) > BASELINE - 0.8 * SIZE
        assert max(stroke.y0, stroke.y1) < BASELINE - 0.1 * SIZE
        assert stroke.x1 - stroke.x0 == pytest.approx(line.pieces[1].width + 2)


def test_a_print_at_the_end_of_what_was_confirmed(style):
    (line,) = break_lines((Run("询问室", face="hand", finger=True),), style, SIZE, 400)
    prints = [op for op in line_ops(line, style, SIZE, 70, BASELINE) if isinstance(op, ImageOp)]
    assert [op.what for op in prints] == ["finger"]


def test_plain_words_have_neither(style):
    (line,) = break_lines((Run("询问室"),), style, SIZE, 400)
    assert len(line_ops(line, style, SIZE, 70, BASELINE)) == 1
