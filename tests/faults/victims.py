"""Processes that work until they are killed: run as a program by `test_killed.py`.

    victims.py KIND PLACE ROUNDS LONGEST

Each round forks a process that does the work of its kind at the place given, and kills it (SIGKILL)
after at most LONGEST seconds: every second one counted from its start, the others from the first
time that it got something done, however busy the machine. A victim prints what it was told is
kept. The forking process opens nothing itself.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from review.settings import Settings
from review.store import audit, cases, users, verdicts
from review.store.backup import back_up, restore
from review.store.database import Database
from review.store.files import FileStore
from review.store.office import open_store

PATIENCE = 20.0
"""Seconds that a victim on a very busy machine gets for its first piece of work."""


def write_verdicts(place: str, number: int) -> None:
    """A verdict and its row of the log in each transaction."""
    database = Database.open(place)
    with database.write() as s:
        who = users.user_by_login(s, "zhou") or users.add_user(s, "zhou", "周明", "reviewer", "x")
        if cases.case_of(s, "case-1") is None:
            cases.add_case(
                s,
                id="case-1",
                title="案卷",
                file_name="a.pdf",
                sha256="0" * 64,
                byte_count=1,
                owner_id=who.id,
            )
    for count in range(10_000):
        finding = f"{number}-{count}"
        with database.write() as s:
            verdicts.add_verdict(
                s, case_id="case-1", finding=finding, value="confirmed", user_id=who.id
            )
            audit.note(s, who, "verdict", "case-1", finding=finding)
        say(finding)


def put_files(place: str, number: int) -> None:
    """Files of half a megabyte, each another."""
    files = FileStore(place)
    for count in range(10_000):
        say(files.put_bytes(f"{number}-{count}".encode() * 60_000))


def make_backups(place: str, number: int) -> None:
    """Backups of the office at this place, each under a new name."""
    settings = Settings(data_dir=Path(place))
    store = open_store(settings)
    for count in range(10_000):
        target = Path(place) / f"{number}-{count}.zip"
        back_up(store, settings, target)
        say(target.name)


def restore_backup(place: str, number: int) -> None:
    """The backup `office.zip` into an office of this round's own."""
    restore(Path(place) / "office.zip", Settings(data_dir=Path(place) / str(number)))
    say(str(number))
    time.sleep(60)


KINDS = {
    "verdicts": write_verdicts,
    "files": put_files,
    "backups": make_backups,
    "restores": restore_backup,
}


DONE = os.pipe()
"""A victim tells the forking process that it got something done."""


def say(words: str) -> None:
    """In one write: a line is there whole or not at all."""
    os.write(1, f"{words}\n".encode())
    os.write(DONE[1], b".")


def main() -> None:
    """Runs the rounds; the lengths of life are the same each time."""
    kind, place, rounds, longest = sys.argv[1:]
    chance = random.Random(20261129)
    for number in range(int(rounds)):
        child = os.fork()
        if child == 0:
            KINDS[kind](place, number)
            os._exit(0)
        if number % 2:
            select.select([DONE[0]], [], [], PATIENCE)
        time.sleep(chance.uniform(0, float(longest)))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while select.select([DONE[0]], [], [], 0)[0]:
            os.read(DONE[0], 4096)


if __name__ == "__main__":
    main()
