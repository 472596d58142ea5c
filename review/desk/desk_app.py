"""The whole desk: the web room with the desk's pages on it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.routing import Mount

from review.web.app import build_app, desk_visitor

if TYPE_CHECKING:
    from pathlib import Path

    from review.settings import Settings
    from review.standards.load import Standards
    from review.store.office import Store


def keep_gradio_at_home(folder: Path) -> None:
    """No statistics, nothing fetched, temporary files under `folder`.

    Gradio reads these when it is imported: to be called before `desk_app`.
    """
    os.environ["GRADIO_TEMP_DIR"] = str(folder)
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ.setdefault("HF_HUB_OFFLINE", "1")


def desk_app(store: Store, settings: Settings, standards: Standards) -> FastAPI:
    """The application to be served."""
    from review.desk.frame import DESK, build_desk, mount_desk
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
        review,
        search,
        similar,
        sorting,
        tasks,
        timeline,
        unit,
    )
    from review.desk.pages import settings as settings_page

    of_cases = (
        tasks,
        sorting,
        review,
        checked,
        timeline,
        search,
        cards,
        exercises,
        quality,
        learning,
        settings_page,
    )
    of_campaigns = (
        campaigns, ledger, board, joint, figures, similar, rectification, lookback, papers,
        unit,
    )  # fmt: skip
    pages = (*of_cases, *of_campaigns)
    desk = build_desk([(page.PATH, page.NAME, page.lay_out) for page in pages])
    app = build_app(store, settings, standards)
    mount_desk(app, desk, desk_visitor)
    # Gradio's part is an application of its own, which asks who comes by the same office.
    for route in app.routes:
        if isinstance(route, Mount) and route.path == DESK and isinstance(route.app, FastAPI):
            route.app.state.office = app.state.office
    return app
