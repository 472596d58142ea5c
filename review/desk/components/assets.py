"""Scripts, styles and templates of the desk, kept as files beside this room (素材).

A component's script is several files in one function: what one file declares the next one uses,
and nothing of it is seen outside. Styles go into the page's head as they are written: Gradio
would nest those of `css_template`, which browsers before Chromium 112 do not read.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ASSETS = Path(__file__).parents[1] / "assets"

SHARED_SCRIPTS = ("shared/nodes.js", "shared/talk.js", "shared/keys.js", "shared/crops.js")
"""make(), api(), notify(), dialogs, keys, crops: put before the scripts of a component."""
SHARED_STYLES = ("desk.css",)


@cache
def asset(name: str) -> str:
    """The text of one file."""
    return (ASSETS / name).read_text(encoding="utf-8")


def script(names: Iterable[str]) -> str:
    """`js_on_load` of a component: the shared functions, then these files in order."""
    return "\n".join(map(asset, (*SHARED_SCRIPTS, *names)))


def styles(names: Iterable[str]) -> str:
    """`head` of a component: the shared styles, then these files in order."""
    return "<style>\n" + "\n".join(map(asset, (*SHARED_STYLES, *names))) + "\n</style>"


def template(name: str) -> str:
    """`html_template` of a component; fixed, since Gradio would run what stands in a value."""
    text = asset(name)
    if "${" in text or "{{" in text or "`" in text:
        raise ValueError(f"{name}: a template of the desk takes no values")
    return text
