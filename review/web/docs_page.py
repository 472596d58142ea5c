"""The description of `/api/v1` for readers (接口说明): plain HTML, no script, nothing fetched."""

from __future__ import annotations

import html
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from fastapi.responses import JSONResponse, Response

from review.web.sessions import SignedIn
from review.web.templates import page_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fastapi import FastAPI

_PLACES = {"path": "地址", "query": "查询", "header": "头部", "cookie": "Cookie"}


def install(app: FastAPI) -> None:
    """Adds both descriptions; who is not logged in is not told which doors there are."""

    @lru_cache(maxsize=1)
    def written() -> str:
        return "\n".join(_body(app.openapi()))

    @app.get("/api/v1/openapi.json", include_in_schema=False)
    def description(_: SignedIn) -> JSONResponse:
        return JSONResponse(app.openapi())

    @app.get("/api/docs", include_in_schema=False)
    def docs(_: SignedIn) -> Response:
        return page_with("docs", written(), version=app.version)


def _body(schema: Mapping[str, Any]) -> Iterator[str]:
    by_tag: dict[str, list[str]] = {}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            tag = (operation.get("tags") or ["其他"])[0]
            by_tag.setdefault(tag, []).append("".join(_operation(path, method, operation)))
    for tag, operations in by_tag.items():
        yield f"<h2>{_text(tag)}</h2>"
        yield from operations
    yield "<h2>数据结构</h2>"
    for name, model in schema.get("components", {}).get("schemas", {}).items():
        written = _text(json.dumps(model, ensure_ascii=False, indent=1))
        yield (
            f'<details id="{_text(name)}"><summary><code>{_text(name)}</code></summary>'
            f"<pre>{written}</pre></details>"
        )


def _operation(path: str, method: str, operation: Mapping[str, Any]) -> Iterator[str]:
    yield f"<details><summary><code>{method.upper()} {_text(path)}</code> "
    yield f"{_text(operation.get('summary', ''))}</summary>"
    parameters = operation.get("parameters", [])
    if parameters:
        yield _head("参数", "在", "必填", "说明")
        for one in parameters:
            yield (
                f"<tr><td><code>{_text(one['name'])}</code></td>"
                f"<td>{_PLACES.get(one['in'], '')}</td>"
                f"<td>{'是' if one.get('required') else '否'}</td>"
                f"<td>{_text(one.get('description', ''))} {_shape(one.get('schema', {}))}</td></tr>"
            )
        yield "</tbody></table>"
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        yield f"<p>提交 <code>{_text(kind)}</code>：{_shape(content.get('schema', {}))}</p>"
    yield _head("状态", "说明", "内容")
    for status, answer in operation.get("responses", {}).items():
        shapes = "，".join(
            f"<code>{_text(kind)}</code> {_shape(content.get('schema', {}))}"
            for kind, content in answer.get("content", {}).items()
        )
        said = _text(answer.get("description", ""))
        yield f"<tr><td>{_text(status)}</td><td>{said}</td><td>{shapes}</td></tr>"
    yield "</tbody></table></details>"


def _head(*names: str) -> str:
    return f"<table><thead><tr>{''.join(f'<th>{name}</th>' for name in names)}</tr></thead><tbody>"


def _shape(schema: Mapping[str, Any]) -> str:
    """The name of a model with a link to it, else the type as written."""
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    if name:
        return f'<a href="#{_text(name)}">{_text(name)}</a>'
    plain = {key: value for key, value in schema.items() if key != "title"}
    return f"<code>{_text(json.dumps(plain, ensure_ascii=False))}</code>" if plain else ""


def _text(value: object) -> str:
    return html.escape(str(value))
