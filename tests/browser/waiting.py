"""Waits for what the desk shows, however slow the machine, and looks at a page as a whole.

`BROWSER_SLOWDOWN=5` in the environment slows the pages' processor five times (Chromium's own
throttle), which brings out every test that reads before the page has answered.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

SLOWDOWN = float(os.environ.get("BROWSER_SLOWDOWN", "1"))
PATIENCE_MS = 60_000 * max(1.0, SLOWDOWN)
"""For one answer of the page; reached only where the answer never comes."""


_EXTENT = """() => {
  const edge = (name, side) => [...document.querySelectorAll(name)]
    .map((node) => node.getBoundingClientRect()[side]);
  const { scrollWidth, scrollHeight } = document.documentElement;
  const links = Math.max(0, ...edge('.shell nav a', 'right'));
  const who = Math.min(...edge('.shell-who', 'left'));
  return [scrollWidth, scrollHeight, Math.max(0, Math.round(links - who))];
}"""
"""Width, height, and by how many pixels the links of the bar lie under the person's name."""


def slow_down(context: BrowserContext) -> None:
    """Every page of the window runs on the slowed processor, and is waited for accordingly."""
    context.set_default_timeout(PATIENCE_MS)
    context.set_default_navigation_timeout(PATIENCE_MS)
    if SLOWDOWN > 1:
        context.on("page", _throttle)


def _throttle(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})


def wait_shown(page: Page, name: str) -> None:
    """The bar, the page `name` and all its own parts have been filled, pictures have come."""
    page.wait_for_selector(f".part-{name}[data-ready=yes]", state="attached")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.desk.part')].every(p => p.dataset.ready === 'yes')"
    )
    page.wait_for_load_state("networkidle")


def wait_until(page: Page, fine: Callable[[], object], said: str = "it did not come about") -> None:
    """Holds within some seconds; what the page tells is taken in meanwhile."""
    for _ in range(int(PATIENCE_MS / 200)):
        if fine():
            return
        page.wait_for_timeout(200)
    raise AssertionError(said)


def wait_fits(page: Page, width: int = 1366, height: int | None = None) -> None:
    """Nothing sticks out to the right (nor, where a height is given, below), no link of the bar
    lies under the name beside it.
    """
    seen: list[int] = []

    def fine() -> bool:
        seen[:] = page.evaluate(_EXTENT)
        return seen[0] <= width and seen[2] <= 0 and (height is None or seen[1] <= height)

    wait_until(page, fine, f"{seen}, room for {(width, height)}")


def serious_faults(page: Page) -> list[tuple[str, object]]:
    """What axe-core calls serious or critical: the rule and the first place."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    serious = [one for one in found if one["impact"] in ("serious", "critical")]
    return [(one["id"], one["nodes"][0]["target"]) for one in serious]
