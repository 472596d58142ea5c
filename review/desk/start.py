"""Starts the desk on this machine."""

from __future__ import annotations

import ipaddress
import os
import signal
import sys
import tempfile
from pathlib import Path

from rich.console import Console

from review.pipeline import open_workshop
from review.settings import Settings


def start_desk(host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serves the desk until it is stopped; no request leaves the machine.

    Uploads and results lie in a folder that only this user can open, deleted at the end.
    """
    console = Console(stderr=True)
    settings = Settings()
    with tempfile.TemporaryDirectory(prefix="juanjian-", ignore_cleanup_errors=True) as folder:
        # Gradio reads these when it is imported.
        os.environ["GRADIO_TEMP_DIR"] = folder
        os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from review.desk.review_page import PAGE_CSS, build_review_page

        page = build_review_page(open_workshop(settings), Path(folder))
        page.queue(default_concurrency_limit=1)
        try:
            page.launch(
                server_name=host,
                server_port=port,
                max_file_size=settings.intake.max_file_bytes,
                share=False,
                show_error=True,
                footer_links=[],
                css=PAGE_CSS,
                quiet=True,
                prevent_thread_lock=True,
            )
        except OSError:
            console.print(
                f"端口 {port} 无法使用（可能已被占用）。请换一个，例如 --port {port + 1}。",
                style="red",
            )
            sys.exit(2)
        console.print(f"工作台已启动：http://{host}:{port}/ （按 Ctrl+C 停止）")
        if not is_loopback(host):
            console.print(
                f"注意：监听地址是 {host}，同一网络上的人不需要登录即可打开工作台。"
                "只在本机使用时不要设置 --host。",
                style="yellow",
            )
        # A stop by the system ends in the same way as Ctrl+C, so that the folder is deleted.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        page.block_thread()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
