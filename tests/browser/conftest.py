"""A Chromium for each worker and a desk for each file; pictures are kept as artefacts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.browser.desk import CHROMIUM, FLAGS, ROOT, enter, running_desk

PICTURES = ROOT / "build/browser"


@pytest.fixture(scope="session")
def browser():
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is not installed: `.ci/system-packages browser`")
        pytest.skip(f"{CHROMIUM} is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def desk(request, tmp_path_factory):
    """The desk of the scene that the test file names in `SCENE`."""
    folder = tmp_path_factory.mktemp("desk")
    with running_desk(folder, request.module.SCENE) as running:
        yield running


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
