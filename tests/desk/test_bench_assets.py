"""What the bench is made of: files that belong together, and no way for text to become markup."""

from __future__ import annotations

import re

import pytest

from review.desk.components.assets import ASSETS, asset, script, styles, template
from review.desk.components.review_bench import SCRIPTS, STYLES, review_bench

FILES = sorted(path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*.*"))


def test_every_script_and_style_of_the_bench_is_used():
    of_the_bench = {name for name in FILES if name.startswith("review/")}
    assert of_the_bench == {*SCRIPTS, *STYLES, "review/bench.html"}


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".js")])
def test_text_never_becomes_markup_or_program(name):
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    assert not re.findall(forbidden, asset(name))


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_fetched_from_elsewhere(name):
    addresses = re.findall(r"https?://[^\s'\"`)]+", asset(name))
    assert set(addresses) <= {"http://www.w3.org/2000/svg"}


def test_a_template_takes_no_values(tmp_path, monkeypatch):
    monkeypatch.setattr("review.desk.components.assets.ASSETS", tmp_path)
    asset.cache_clear()
    for number, text in enumerate(("<b>${value}</b>", "{{value}}", "`")):
        (tmp_path / f"{number}.html").write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match="no values"):
            template(f"{number}.html")
    asset.cache_clear()


def test_the_component_carries_everything_itself():
    bench = review_bench()
    assert bench.head == styles(STYLES)
    assert bench.js_on_load == script(SCRIPTS)
    assert "function make(" in bench.js_on_load
    assert bench.html_template == template("review/bench.html")
