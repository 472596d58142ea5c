"""What a reviewer waits for on the bench, measured inside the page; milliseconds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

READY = ".bench[data-ready=yes]"
_SHOWN = """
  const shown = () => {
    const picture = document.querySelector('.sheet img');
    return picture && picture.complete && picture.naturalWidth > 0;
  };
  const frame = () => new Promise(requestAnimationFrame);
  const until = async (fine) => {
    const start = performance.now();
    while (!fine()) {
      if (performance.now() - start > 8000) throw new Error('nothing was shown');
      await frame();
    }
  };
"""
_LOCATE = (
    """async (id) => {"""
    + _SHOWN
    + """
  const bar = document.querySelector(`.finding[data-finding="${CSS.escape(id)}"] .finding-bar`);
  bar.scrollIntoView({ block: 'center' });
  await frame();
  const start = performance.now();
  bar.click();
  await until(() => {
    const box = document.querySelector('.finding-box.current');
    return box && box.dataset.finding === id && shown();
  });
  await frame();
  return performance.now() - start;
}"""
)
_TURN = (
    """async (key) => {"""
    + _SHOWN
    + """
  const field = document.querySelector('.viewer-tools input');
  const before = field.value;
  const start = performance.now();
  document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  await until(() => field.value !== before && shown());
  await frame();
  return performance.now() - start;
}"""
)


def first_screen(page: Page, address: str) -> float:
    """From the address to the page picture and the list, usable."""
    started = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(READY)
    page.wait_for_function(
        "() => { const p = document.querySelector('.sheet img');"
        " return p && p.complete && p.naturalWidth > 0; }"
    )
    return (time.perf_counter() - started) * 1000


def finding_ids(page: Page) -> list[str]:
    """The findings of the list, in its order."""
    return page.eval_on_selector_all(
        ".finding[data-finding]", "all => all.map(e => e.dataset.finding)"
    )


def locate(page: Page, finding: str) -> float:
    """From the click on a finding to its box on the shown picture."""
    return float(page.evaluate(_LOCATE, finding))


def turn(page: Page, key: str = "]") -> float:
    """From the key to the next page's picture, which was fetched before."""
    page.wait_for_timeout(400)
    return float(page.evaluate(_TURN, key))


class Payload:
    """Bytes that clicks send and get, page pictures left out."""

    def __init__(self, page: Page) -> None:
        self.clicks: list[int] = []
        page.on("requestfinished", self._count)

    def _count(self, request: object) -> None:
        if "/verdicts" in request.url:  # type: ignore[attr-defined]
            sizes = request.sizes()  # type: ignore[attr-defined]
            self.clicks.append(sizes["requestBodySize"] + sizes["responseBodySize"])
