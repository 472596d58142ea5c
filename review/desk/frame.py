"""The frame of the desk: its pages, theme and navigation, mounted beside the web room at `/desk`.

Every page is a route of one `gradio.Blocks`. What a page shows is an own part (`own_part`): a
`gr.HTML` whose template is one empty element. Its script fetches from `/api/v1` and writes every
text as `textContent`: Gradio's templates are no place for text from a case file, since `${…}` in a
value would run as a program.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import gradio as gr
from fastapi.responses import RedirectResponse
from gradio.components.navbar import Navbar

from review.desk.components.assets import script, styles

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from fastapi import FastAPI, Request

    Page = tuple[str, str, Callable[[], None]]
    """Its path under the desk, its name, and what lays it out."""

DESK = "/desk"

SANS = (
    "system-ui",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "sans-serif",
)
MONO = ("ui-monospace", "Consolas", "Noto Sans Mono CJK SC", "monospace")


def own_part(name: str, call: str, scripts: Iterable[str], sheets: Iterable[str]) -> gr.HTML:
    """An own part of a page: an empty element that `call` (a function of the scripts) fills.

    Once it is filled it says so by `data-ready`, for whoever waits for it from outside.
    """
    return gr.HTML(
        html_template=f'<div class="desk part part-{name}"></div>',
        head=styles(sheets),
        js_on_load=script(("shared/places.js", *scripts))
        + f"\nconst part = element.querySelector('.part-{name}');"
        + f"\nPromise.resolve({call}(part)).then(() => {{ part.dataset.ready = 'yes'; }});",
        apply_default_css=False,
        elem_id=f"part-{name}",
    )


def desk_theme() -> gr.themes.Base:
    """Calm greys and one blue; fonts of the machine only, so that nothing is fetched."""
    return gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        font=SANS,
        font_mono=MONO,
        radius_size=gr.themes.sizes.radius_md,
    ).set(
        body_background_fill="#f3f5f8",
        body_background_fill_dark="#10151d",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="#1a212c",
        background_fill_secondary="#f0f3f7",
        background_fill_secondary_dark="#232c39",
        border_color_primary="#d5dbe4",
        border_color_primary_dark="#364255",
        body_text_color="#1b2430",
        body_text_color_dark="#e6ebf2",
    )


def build_desk(pages: Iterable[Page]) -> gr.Blocks:
    """All pages under the same navigation."""
    desk: gr.Blocks = gr.Blocks(title="卷鉴", analytics_enabled=False, fill_width=True)
    with desk:
        Navbar(visible=False, main_page_name="卷鉴")
    for path, name, lay_out in pages:
        with desk.route(name, f"/{path}", show_in_navbar=False):
            own_part("shell", "showShell", ("frame/shell.js",), ("frame/frame.css",))
            lay_out()
    return desk


def mount_desk(
    app: FastAPI,
    desk: gr.Blocks,
    user_of: Callable[[Request], str | Awaitable[str | None] | None],
    *,
    first_page: str = "tasks",
) -> None:
    """Puts the desk into the web application; `user_of` gives who asks, None for nobody."""

    def to_first_page() -> RedirectResponse:
        return RedirectResponse(f"{DESK}/{first_page}", status_code=303)

    for path in (DESK, f"{DESK}/"):
        app.add_api_route(path, to_first_page, include_in_schema=False)
    with warnings.catch_warnings():
        # It says that several pages cannot be rendered on the server, which nobody asked for.
        warnings.filterwarnings("ignore", "SSR mode is not supported", UserWarning)
        gr.mount_gradio_app(
            app,
            desk,
            DESK,
            footer_links=[],
            run_history=False,
            auth_dependency=user_of,
            show_error=False,
            max_file_size=1024,  # nothing is uploaded by way of Gradio
            ssr_mode=False,
            theme=desk_theme(),
        )
