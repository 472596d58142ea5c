"""Starts the desk: opens the store, the worker beside it, and serves the pages until stopped."""

from __future__ import annotations

import errno
import ipaddress
import signal
import socket
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from rich.console import Console

from review.desk.desk_app import desk_app, keep_gradio_at_home
from review.errors import UsageError
from review.jobs.start import start_workers
from review.language.encoder import choose_encoder
from review.pipeline import open_standards
from review.settings import Settings, load_settings
from review.store.office import open_store
from review.web.first_start import FIRST_LOGIN, first_start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_WAITING_CONNECTIONS = 2048
_LEAVE_SECONDS = 5
"""What is under way when the desk stops may end; then connections are closed."""
_LOOKS_AFTER_SECONDS = 5.0
_KEPT_OPEN_SECONDS = 75
"""Longer than a reviewer thinks about a finding: a verdict must not meet a door just closing."""


def start_desk(host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serves the desk until it is stopped; no request leaves the machine.

    Raises:
        ReviewError: the address cannot be used, or settings, standards or store are wrong.
    """
    console = Console(stderr=True)
    settings = load_settings()
    choose_encoder(settings)
    # A stop by the system ends in the same way as Ctrl+C: worker and folder are put away.
    signal.signal(signal.SIGTERM, _leave)
    with (
        _listening(host, port) as door,
        tempfile.TemporaryDirectory(prefix="juanjian-", ignore_cleanup_errors=True) as folder,
        open_store(settings) as store,
    ):
        keep_gradio_at_home(Path(folder))
        app = desk_app(store, settings, open_standards(settings))
        password = first_start(store)
        with _working(settings):
            _tell(console, host, door.getsockname()[1], password)
            config = uvicorn.Config(
                app,
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_LEAVE_SECONDS,
                timeout_keep_alive=_KEPT_OPEN_SECONDS,
            )
            try:
                uvicorn.Server(config).run(sockets=[door])
            except KeyboardInterrupt:
                console.print("工作台已停止。")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listening(host: str, port: int) -> socket.socket:
    """The open door, held before anything slow is loaded; raises `UsageError`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_WAITING_CONNECTIONS)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"端口 {port} 已被占用。请换一个，例如 --port {port + 1}。"
            raise UsageError("port_taken", message) from error
        if error.errno == errno.EACCES:
            message = f"端口 {port} 只有系统管理员可以使用。请换 1024 以上的端口。"
            raise UsageError("port_forbidden", message) from error
        message = f"不能在地址“{host}”上监听。请检查 --host，只在本机使用时不要设置它。"
        raise UsageError("host_unusable", message) from error


@contextmanager
def _working(settings: Settings) -> Iterator[None]:
    """The worker beside the desk; started again where it has died, its jobs go on."""
    worker = start_workers(settings)
    ended = threading.Event()

    def look_after() -> None:
        nonlocal worker
        while not ended.wait(_LOOKS_AFTER_SECONDS):
            if not worker.running:
                worker = start_workers(settings)

    watch = threading.Thread(target=look_after, name="look after the worker", daemon=True)
    watch.start()
    try:
        yield
    finally:
        ended.set()
        watch.join()
        worker.stop()


def _tell(console: Console, host: str, port: int, password: str | None) -> None:
    """Where the desk is, who can come in, and on the first start with which password."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    console.print(f"工作台已启动：http://{shown}:{port}/ （按 Ctrl+C 停止）", highlight=False)
    if password is not None:
        console.print(
            f"首次启动，已建立管理员。登录名：{FIRST_LOGIN}　一次性口令：{password}\n"
            "口令只显示这一次，登录后须立即修改。",
            style="bold",
            highlight=False,
        )
    if not is_loopback(host):
        console.print(
            f"注意：监听地址是 {host}，同一网络上的人都能打开登录页，口令和案卷在网络上不加密。"
            "请只在单位内网使用，并在前面设置 HTTPS 反向代理；只在本机使用时不要设置 --host。",
            style="yellow",
            highlight=False,
        )


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(0)
