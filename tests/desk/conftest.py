from __future__ import annotations

import asyncio

import pytest


@pytest.fixture(autouse=True)
def closed_event_loops(monkeypatch):
    """Gradio makes a loop for every page that is built outside one, and never closes it."""
    made = []
    make = asyncio.new_event_loop

    def noted():
        made.append(make())
        return made[-1]

    monkeypatch.setattr(asyncio, "new_event_loop", noted)
    yield
    asyncio.set_event_loop(None)
    for loop in made:
        loop.close()
