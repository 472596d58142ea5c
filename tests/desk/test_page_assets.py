"""What holds for all scripts and styles of the desk, whoever wrote them."""

from __future__ import annotations

import re

import pytest

from review.desk.components.assets import ASSETS, SHARED_SCRIPTS
from review.desk.pages import (
    board,
    campaigns,
    cards,
    checked,
    exercises,
    figures,
    joint,
    learning,
    ledger,
    lookback,
    papers,
    quality,
    rectification,
    search,
    settings,
    similar,
    sorting,
    tasks,
    timeline,
    unit,
)

PAGES = (
    tasks, sorting, checked, timeline, search, settings, campaigns, ledger, board, joint, figures,
    similar, rectification, lookback, papers, unit, cards, exercises, learning, quality,
)  # fmt: skip
TEXT = {path.relative_to(ASSETS): path.read_text("utf-8") for path in ASSETS.rglob("*.*")}


@pytest.mark.parametrize("path", [path for path in TEXT if path.suffix == ".js"], ids=str)
def test_text_of_a_case_file_can_never_become_markup(path):
    written = re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", TEXT[path]
    )
    assert written == []


@pytest.mark.parametrize("path", list(TEXT), ids=str)
def test_nothing_is_fetched_from_elsewhere(path):
    text = TEXT[path].replace("http://www.w3.org/", "")  # names of SVG, never fetched
    assert re.findall(r"https?://|@import|url\(\s*['\"]?//", text) == []


@pytest.mark.parametrize("path", [path for path in TEXT if path.suffix == ".css"], ids=str)
def test_no_text_is_written_in_the_pale_colour(path):
    assert "--body-text-color-subdued" not in TEXT[path]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.PATH)
def test_names_are_declared_once_among_the_scripts_of_a_page(page):
    """All scripts of a page are one function: a name declared twice would stop all of it."""
    names: list[str] = []
    for name in (*SHARED_SCRIPTS, "shared/places.js", *page.SCRIPTS):
        text = (ASSETS / name).read_text("utf-8")
        names += re.findall(r"^(?:async )?(?:const|let|class|function) (\w+)", text, re.M)
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
