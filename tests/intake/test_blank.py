"""Blank backs stay blank; pages of which nobody can say so are never passed for blank."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from review.intake.blank import TOO_DARK, TOO_FAINT, TOO_GRAINY, emptiness_of
from review.intake.open import open_input
from review.settings import IntakeSettings
from tests.intake import empty_pages as drawn

SEEDS = (1, 2, 3)


def no_front():
    return None


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", drawn.BLANK)
def test_a_truly_blank_page_is_blank(name, seed):
    page = drawn.BLANK[name](np.random.default_rng(seed))
    assert emptiness_of(page, no_front).answer == "blank"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("铅笔字迹", TOO_FAINT),
        ("很淡的印字", TOO_FAINT),
        ("整页噪点", TOO_GRAINY),
        ("颗粒很重", TOO_GRAINY),
        ("近乎全黑", TOO_DARK),
    ],
)
def test_what_cannot_be_told_says_why(name, reason, seed):
    page = drawn.NOT_TO_BE_TOLD[name](np.random.default_rng(seed))
    empty = emptiness_of(page, no_front)
    assert empty.answer in ("unclear", "inked")
    assert empty.reason in (reason, "")


@pytest.mark.parametrize("seed", SEEDS)
def test_print_of_the_other_side_leaves_a_back_blank(seed):
    back, front = drawn.shown_through(np.random.default_rng(seed))
    assert emptiness_of(back, lambda: front).answer == "blank"
    assert emptiness_of(back, no_front).answer == "unclear"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_note_in_pencil_on_a_back_is_no_print_of_the_other_side(seed):
    chance = np.random.default_rng(seed)
    _, front = drawn.shown_through(chance)
    assert emptiness_of(drawn.pencilled(chance), lambda: front).answer != "blank"


def test_print_is_inked():
    chance = np.random.default_rng(1)
    page = drawn.scanned(drawn.paper(chance) - 200 * drawn.letters(chance))
    assert emptiness_of(page, no_front).answer == "inked"


def test_any_size_is_answered():
    for size in ((1, 1), (3, 2000), (12, 9), (2000, 40)):
        page = np.full((*size, 3), 245, np.uint8)
        assert emptiness_of(page, no_front).answer == "blank"


def test_a_back_is_compared_with_its_front_whichever_pages_are_asked_for(tmp_path):
    back, front = drawn.shown_through(np.random.default_rng(1))
    Image.fromarray(front).save(
        tmp_path / "a.tif", save_all=True, append_images=[Image.fromarray(back)]
    )
    with open_input(tmp_path / "a.tif", IntakeSettings()) as case_input:
        alone = case_input.page_image(2)
    assert (alone.is_blank, alone.doubt) == (True, "")
    Image.fromarray(back).save(tmp_path / "b.png")
    with open_input(tmp_path / "b.png", IntakeSettings()) as case_input:
        first = case_input.page_image(1)
    assert (first.is_blank, first.doubt) == (False, TOO_FAINT)
