"""The first desk: upload a case file, see its suspected defects, and each on its page."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from review.batch.run import review_files
from review.desk.finding_list import START, finding_list
from review.desk.page_view import BUSY, page_view
from review.desk.reviewed import Reviewed, list_value, page_value, prepare
from review.desk.wording import STATION_NAMES
from review.reports.result_json import result_json

if TYPE_CHECKING:
    from review.model.result import Stage
    from review.pipeline import Progress, Workshop

FILE_KINDS = [".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".zip"]
UPLOADS_CHECKED_SECONDS, UPLOADS_KEPT_SECONDS = 3600, 86400

INTRODUCTION = """### 卷鉴 · 案卷评查辅助
机器只作提示，是否成立由评查人员判断。案卷只在本机处理；\
评查后即删除上传的副本，识读的文字留在本机缓存，以免重读。"""

PAGE_CSS = """
.gradio-container main.fillable { padding: 8px 16px 4px !important; }
#desk-introduction h3, #desk-introduction p { margin: 0; }
#desk-list .wrap { background: transparent; opacity: 1; }
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows after a review; `reviewed` is None where the input was not opened."""

    reviewed: Reviewed | None
    listed: dict[str, Any]
    json_path: str | None


def review_upload(upload: Path, workshop: Workshop, folder: Path, progress: Progress) -> Shown:
    """Reviews an uploaded file and deletes it; the result JSON is written under `folder`."""
    try:
        done = next(review_files([upload], workshop, progress_of=lambda _: progress))
        if done.result.status == "failed":
            return Shown(None, {"error": done.result.problems[0].message}, None)
        reviewed = prepare(upload, done.result, workshop)
    finally:
        # Gradio would give an upload to anyone who knows its address, so none is kept.
        if folder.resolve() in upload.resolve().parents:
            upload.unlink(missing_ok=True)
    json_path = _write_json(reviewed, folder)
    return Shown(reviewed, list_value(reviewed, workshop), str(json_path))


def build_review_page(workshop: Workshop, folder: Path) -> Any:
    """The page (a `gradio.Blocks`) of one workshop; its files on the disk go under `folder`."""

    def run_review(
        upload: str | None,
        progress: gr.Progress = gr.Progress(),  # noqa: B008 - Gradio's way
    ) -> tuple[Any, ...]:
        def report(stage: Stage, done: int, total: int) -> None:
            # Stations after reading take a moment; a bar back at nothing would look like a fault.
            progress(
                (done if stage == "reading" else total, total), STATION_NAMES[stage], unit="页"
            )

        if not upload:
            return None, gr.HTML(value=START), None, _download(None)
        shown = review_upload(Path(upload), workshop, folder, report)
        view = page_value(shown.reviewed, 0, 0) if shown.reviewed else None
        first = [0, 0] if shown.reviewed and shown.reviewed.entries else [-1, -1]
        return (
            shown.reviewed,
            gr.HTML(value=shown.listed, shown=first),
            view,
            _download(shown.json_path),
        )

    with gr.Blocks(
        title="卷鉴",
        analytics_enabled=False,
        fill_width=True,
        delete_cache=(UPLOADS_CHECKED_SECONDS, UPLOADS_KEPT_SECONDS),
    ) as page:
        session = gr.State(None)
        with gr.Row(equal_height=True):
            gr.Markdown(INTRODUCTION, elem_id="desk-introduction")
            upload = gr.UploadButton(
                "上传案卷并评查",
                file_types=FILE_KINDS,
                type="filepath",
                variant="primary",
                scale=0,
                min_width=160,
            )
            download = gr.DownloadButton(
                "下载结果 JSON", interactive=False, scale=0, min_width=160, elem_id="desk-download"
            )
        with gr.Row():
            with gr.Column(scale=5, min_width=360):
                findings = finding_list("desk-list")
            with gr.Column(scale=6, min_width=360):
                view = page_view("desk-page")
        outputs = [session, findings, view, download]
        began = upload.upload(
            begin, None, outputs, queue=False, show_progress="hidden", api_visibility="private"
        )
        began.then(
            run_review,
            [upload],
            outputs,
            show_progress_on=[findings],
            api_visibility="private",
        )
        for source in (findings, view):
            source.select(
                open_place,
                [session],
                [findings, view],
                queue=False,
                show_progress="hidden",
                api_visibility="private",
            )
    return page


def begin() -> tuple[Any, ...]:
    """Takes the last result off the page, so that none stands beside another file's progress."""
    return None, gr.HTML(value={}, shown=[-1, -1]), BUSY, _download(None)


def open_place(reviewed: Reviewed | None, event: gr.EventData) -> tuple[Any, Any]:
    """Turns the page view to the place that was clicked."""
    entry, place = int(event.entry), int(event.place)
    value = page_value(reviewed, entry, place) if reviewed else None
    return gr.HTML(shown=[entry, place]), value


def _download(path: str | None) -> gr.DownloadButton:
    return gr.DownloadButton(value=path, interactive=path is not None)


def _write_json(reviewed: Reviewed, folder: Path) -> Path:
    stem = re.sub(r"[^\w().()-]+", "_", Path(reviewed.result.source.file).stem) or "result"
    target = Path(tempfile.mkdtemp(dir=folder)) / f"{stem[:80]}.result.json"
    target.write_text(result_json(reviewed.result), encoding="utf-8")
    return target
