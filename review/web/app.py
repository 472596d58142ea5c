"""The application (应用): all doors of the desk; its Gradio pages are mounted by `review.desk`."""

from __future__ import annotations

from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI

from review.web import docs_page, login_pages
from review.web.errors import install_errors
from review.web.office import WebOffice
from review.web.page_pictures import PagePictures
from review.web.rounds import Rounds
from review.web.routes.all import api_router
from review.web.security import Security
from review.web.sessions import visitor_of
from review.web.uploads import sweep
from review.web.uses import Uses
from review.web.view_log import ViewLog

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import Request

    from review.settings import Settings
    from review.standards.load import Standards
    from review.store.office import Store

ANSWERING_THREADS = 32
"""Requests worked on at once; enough that some may wait for the disk while others compute."""
SLOW_AT_ONCE = 3
HASHING_AT_ONCE = 2


def build_app(store: Store, settings: Settings, standards: Standards) -> FastAPI:
    """The application with everything but Gradio's pages."""
    app = FastAPI(
        title="卷鉴",
        summary="案卷评查：上传、进度、评查结果、确认、导出",
        version=version("juanjian"),
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=_open_hours,
        strict_content_type=True,
    )
    app.state.office = WebOffice(
        store=store,
        settings=settings,
        standards=standards,
        pictures=PagePictures(store, settings),
        view_log=ViewLog(store.database),
        uses=Uses(),
        slow=CapacityLimiter(SLOW_AT_ONCE),
        hashing=CapacityLimiter(HASHING_AT_ONCE),
        rounds=Rounds(store),
    )
    install_errors(app)
    app.include_router(login_pages.router)
    app.include_router(api_router())
    docs_page.install(app)
    app.add_middleware(Security)
    return app


def desk_visitor(request: Request) -> str | None:
    """The login of who opens a page of the desk, None for strangers: Gradio answers them 401."""
    visitor = visitor_of(request.app.state.office, request)
    return None if visitor is None or visitor.user.must_change else visitor.user.login


@asynccontextmanager
async def _open_hours(app: FastAPI) -> AsyncIterator[None]:
    office: WebOffice = app.state.office
    to_thread.current_default_thread_limiter().total_tokens = ANSWERING_THREADS
    sweep(office.settings.desk_folder)
    office.view_log.start()
    office.rounds.start()
    try:
        yield
    finally:
        await to_thread.run_sync(office.rounds.close)
        await to_thread.run_sync(office.view_log.close)
