"""Draws boxes on a masked page, by mouse and by keys, where a confirmed place is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Locator, Page

_PUT_IN_SIGHT = """(node, share) => {
  const moves = (pane) => getComputedStyle(pane).overflowY === 'auto';
  let pane = node.parentElement;
  while (pane && !(moves(pane) && pane.scrollHeight > pane.clientHeight)) pane = pane.parentElement;
  const { top, height } = node.getBoundingClientRect();
  (pane || window).scrollBy(0, top + height * share - 400);
}"""


def draw_by_mouse(page: Page, sheet: Locator, place: Sequence[float]) -> None:
    """Drags over the place: left, top, width, height as shares of the sheet."""
    x, y, w, h = place
    sheet.evaluate(_PUT_IN_SIGHT, y)
    edges = sheet.bounding_box()
    assert edges is not None
    left, top = edges["x"] + x * edges["width"], edges["y"] + y * edges["height"]
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(left + w * edges["width"], top + h * edges["height"], steps=5)
    page.mouse.up()


def draw_by_keys(page: Page, sheet: Locator, place: Sequence[float]) -> None:
    """Brings the box of the keyboard over the place, to half a hundredth, and sets it down."""
    sheet.focus()
    page.keyboard.press("ArrowDown")
    box = [_share(sheet, name) for name in ("left", "top", "width", "height")]
    for at, keys in ((0, ("ArrowLeft", "ArrowRight")), (1, ("ArrowUp", "ArrowDown"))):
        _press(page, keys, place[at] - box[at])
    for at, keys in ((2, ("ArrowLeft", "ArrowRight")), (3, ("ArrowUp", "ArrowDown"))):
        _press(page, tuple(f"Shift+{key}" for key in keys), place[at] - box[at])
    page.keyboard.press(" ")


def _press(page: Page, keys: tuple[str, ...], share: float) -> None:
    for _ in range(abs(round(share * 200))):
        page.keyboard.press(keys[share > 0])


def _share(sheet: Locator, name: str) -> float:
    style = sheet.locator(".cover-frame.new").get_attribute("style") or ""
    found = re.search(rf"{name}:([\d.]+)%", style)
    assert found is not None, style
    return float(found[1]) / 100
