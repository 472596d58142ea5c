"""Starts the desk on this machine."""

from __future__ import annotations

import os

from review.pipeline import open_workshop
from review.settings import Settings

MAX_UPLOAD = "600mb"


def start_desk(host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serves the desk until it is stopped; no request leaves the machine."""
    # Gradio reads these when it is imported.
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from review.desk.review_page import build_review_page

    page = build_review_page(open_workshop(Settings()))
    page.queue(default_concurrency_limit=1)
    page.launch(
        server_name=host,
        server_port=port,
        max_file_size=MAX_UPLOAD,
        share=False,
        show_error=True,
        footer_links=[],
    )
