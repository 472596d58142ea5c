"""A process killed at any moment: what it had been told is saved stays, no half act is left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from review.store import cases, verdicts
from review.store.database import Database
from review.store.files import FileStore

WRITER = """
import sys
from pathlib import Path
from review.store import cases, verdicts
from review.store.database import Database
from review.store.files import FileStore

url, files, case_id, user_id = sys.argv[1:]
database, files = Database.open(url), FileStore(files)
for number in range(100_000):
    with database.write() as s:
        verdicts.add_verdict(
            s, case_id=case_id, finding=f"f{number}", value="confirmed", user_id=int(user_id)
        )
        cases.change_case(s, case_id, open_count=number + 1)
    print(number, flush=True)
    files.put_bytes(f"{number}".encode() * 100_000)
"""


@pytest.mark.parametrize("round_no", range(3))
def test_no_verdict_is_lost_and_no_half_act_is_left(
    database, reviewer, case_id, tmp_path, round_no
):
    url = database.engine.url.render_as_string(hide_password=False)
    with database.read() as s:
        before = cases.case_of(s, case_id).revision
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, url, tmp_path / "files", case_id, str(reviewer.id)],
        stdout=subprocess.PIPE,
        text=True,
    )
    said = [int(writer.stdout.readline())]
    time.sleep(random.Random(round_no).random() * 0.3)
    os.kill(writer.pid, signal.SIGKILL)
    # The last line may be cut: only whole lines were certainly said.
    rest = writer.stdout.read()
    said += [int(line) for line in rest[: rest.rfind("\n") + 1].splitlines()]
    writer.wait()
    writer.stdout.close()

    reopened = Database.open(url)
    with reopened.read() as s:
        kept = verdicts.verdicts_of(s, case_id)
        record = cases.case_of(s, case_id)
    reopened.close()
    assert [one.finding for one in kept][: len(said)] == [f"f{number}" for number in said]
    assert len(kept) - len(said) in (0, 1)
    # Verdict and counter were one act.
    assert record.open_count == len(kept)
    assert record.revision == before + len(kept)
    files = FileStore(tmp_path / "files")
    assert all(files.verify(sha256) for sha256 in files.all_checksums())
