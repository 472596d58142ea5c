"""`learn activate` killed at any moment: the old model or the new one is active, never half."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from review.learning.activate import active_digest, settle, undo
from review.learning.compare import compare
from review.learning.propose import propose_model
from review.learning.status import learning_status
from review.pipeline import open_models
from tests.learning.offices import judged_office, say
from tests.learning.test_activation import repacked

ACTIVATE = """
import importlib, os, signal, sys
from review.cli import app

module, name, when, *command = sys.argv[1:]
owner, _, attribute = f"{module}:{name}".partition(":")
place = importlib.import_module(owner)
for part in attribute.split(".")[:-1]:
    place = getattr(place, part)
attribute = attribute.split(".")[-1]
real = getattr(place, attribute)

def killed(*given, **named):
    if when == "after":
        real(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(place, attribute, killed)
app(command)
"""
"""The command line, killed before or after it calls a function."""

MOMENTS = (
    ("review.learning.activate", "open_configuration", "after"),
    ("review.store.learning.candidates", "add_activation", "after"),
    ("review.store.audit", "note", "after"),
    ("review.learning.activate", "_lay", "before"),
    ("os", "fsync", "before"),
    ("os", "fsync", "after"),
    ("pathlib", "Path.replace", "after"),
)
"""Before anything is written, in the open transaction, between row and file, half into the file."""


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """An office whose candidate is compared and may be activated."""
    folder = tmp_path_factory.mktemp("office")
    office, case_id, findings = judged_office(folder)
    say(office, case_id, findings[0], "rejected", "误报")
    admin, settings = office.user["戊"], office.settings
    made = propose_model(office.store, settings, admin, "sentences", repacked(folder / "m"))
    compare(office.store, settings, made.id, admin)
    yield office, made
    office.close()


@pytest.mark.parametrize(("module", "name", "when"), MOMENTS)
def test_killed_at_this_moment_the_old_or_the_new_is_active(ready, module, name, when):
    office, made = ready
    admin, settings = office.user["戊"], office.settings
    before = open_models(settings.office_folder).versions
    command = ("learn", "activate", str(made.id), "--as", "wu")
    gone = subprocess.run(
        [sys.executable, "-c", ACTIVATE, module, name, when, *command],
        env={
            "PATH": "/usr/bin:/bin",
            "JUANJIAN_DATA_DIR": str(settings.data_dir),
            "JUANJIAN_FOLDER": str(settings.desk.folder),
        },
        check=False,
        capture_output=True,
    )
    assert gone.returncode == -signal.SIGKILL, gone.stderr.decode()[-2000:]
    assert active_digest(settings, "sentences") in ("", made.digest)
    # A review that begins now goes by one of the two, whole.
    versions = open_models(settings.office_folder).versions
    assert versions == before or made.digest[:12] in versions["statements"]

    assert settle(office.store, settings) == ()
    status = learning_status(office.store, settings)
    recorded = bool(status.activations) and not status.activations[0].undoes
    assert (active_digest(settings, "sentences") == made.digest) == recorded
    assert [one.active for one in status.candidates] == [recorded]
    if recorded:
        undo(office.store, settings, admin, "sentences")
    assert open_models(settings.office_folder).versions == before
