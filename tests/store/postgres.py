"""A PostgreSQL server of the tests' own: a fresh cluster behind a socket, then deleted."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator

USER = "postgres"
WAIT_SECONDS = 180


def binaries() -> Path | None:
    """The folder of the newest server installed; None where there is none."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if folders:
        return folders[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def server(programs: Path) -> Iterator[Path]:
    """A running server; the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="juanjian-pg-"))
    owner = _owner()
    if owner:
        shutil.chown(folder, USER, owner["group"])
    data = folder / "data"
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale"],
        check=True,
        capture_output=True,
        cwd="/",
        **owner,
    )
    options = ("fsync=off", "full_page_writes=off", "listen_addresses=", "max_connections=200")
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder]
            + [part for option in options for part in ("-c", option)],
            stdout=log,
            stderr=log,
            cwd="/",
            **owner,
        )
    try:
        _wait(folder, running)
        yield folder
    finally:
        running.terminate()
        try:
            running.wait(20)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> dict[str, object]:
    # The server refuses to run as root; Debian's package brings a user for it.
    if os.geteuid() != 0:
        return {}
    return {"user": USER, "group": pwd.getpwnam(USER).pw_gid, "extra_groups": []}


def _wait(folder: Path, running: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            psycopg.connect(host=str(folder), user=USER, dbname="postgres").close()
        except psycopg.OperationalError:
            if running.poll() is not None or time.monotonic() > until:
                raise RuntimeError((folder / "log").read_text("utf-8")) from None
            time.sleep(0.1)
        else:
            return
