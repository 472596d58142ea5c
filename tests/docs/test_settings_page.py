"""docs/settings.md explains every setting, with its default, and none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from review.settings import Settings, _places

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(JUANJIAN_\w+)` \| ([^|]*) \|", TEXT, re.M))


def test_every_setting_is_explained_and_none_is_invented():
    assert set(ROWS) == set(_places())
    assert set(re.findall(r"JUANJIAN_[A-Z_]+[A-Z]", TEXT)) <= set(_places())


def test_defaults_are_those_of_the_program():
    settings = Settings()
    for name, (section, field) in _places().items():
        value = getattr(getattr(settings, section) if section else settings, field)
        if value is not None and value != "":
            assert ROWS[name] == str(value).replace("True", "true"), name


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readmes_lead_to_it(readme):
    assert "(docs/settings.md)" in (ROOT / readme).read_text(encoding="utf-8")
