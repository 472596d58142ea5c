"""The plain HTML pages (网页模板): every value is escaped on its way in."""

from __future__ import annotations

import html
from functools import cache
from importlib.resources import files
from string import Template

from fastapi.responses import HTMLResponse


def page(template: str, /, status: int = 200, **values: str) -> HTMLResponse:
    """The page `pages/<template>.html` with these values as text."""
    shown = {key: html.escape(value) for key, value in values.items()}
    return HTMLResponse(_template(f"{template}.html").substitute(shown, style=_style()), status)


def page_with(template: str, body: str, /, **values: str) -> HTMLResponse:
    """As `page`, around a body that is HTML already."""
    shown = {key: html.escape(value) for key, value in values.items()}
    return HTMLResponse(_template(f"{template}.html").substitute(shown, style=_style(), body=body))


@cache
def _template(name: str) -> Template:
    return Template(_text(name))


@cache
def _style() -> str:
    return _text("style.css")


def _text(name: str) -> str:
    return files("review.web").joinpath("pages", name).read_text(encoding="utf-8")
