"""A Chromium for each worker and a desk for each file; pictures are kept as artefacts."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.browser.desk import CHROMIUM, FLAGS, ROOT, enter, running_desk
from tests.browser.waiting import PATIENCE_MS

PICTURES = ROOT / "build/browser"
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """A failed test of this folder is tried once more, and the rerun is named in the summary.

    A real browser, a desk and its worker share the machine with everything else that runs there;
    what fails twice, the second time on a desk started anew, is a fault of ours.
    """
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser():
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is not installed: `.ci/system-packages browser`")
        pytest.skip(f"{CHROMIUM} is not installed")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


class Desks:
    """The desk of a test file; a fresh one for each test that is run a second time."""

    def __init__(self, scene, new_folder):
        self._scene, self._new_folder = scene, new_folder
        self._running = ExitStack()
        self._desk = None

    def desk(self, fresh):
        if fresh:
            self.close()
        if self._desk is None:
            started = running_desk(self._new_folder("desk"), self._scene)
            self._desk = self._running.enter_context(started)
        return self._desk

    def close(self):
        self._running.close()
        self._desk = None


@pytest.fixture(scope="module")
def desks(request, tmp_path_factory):
    """Starts the desk of the scene that the test file names in `SCENE`."""
    made = Desks(request.module.SCENE, tmp_path_factory.mktemp)
    yield made
    made.close()


@pytest.fixture
def desk(request, desks):
    return desks.desk(fresh=getattr(request.node, "execution_count", 1) > 1)


@pytest.fixture
def window(browser, desk):
    """Opens windows for people; they are closed at the end."""
    opened = []

    def open_for(login, **options):
        context, page = enter(browser, desk, login, **options)
        opened.append(context)
        return page

    yield open_for
    for context in opened:
        context.close()


@pytest.fixture
def picture(request):
    """Keeps a picture of the page under the name of the test."""

    def take(page, name):
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{request.node.name}-{name}.png"
        page.screenshot(path=path)
        return path

    return take
