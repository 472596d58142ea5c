"""A worker with the faulty engine as a program of its own, to be killed by a test."""

from __future__ import annotations

import sys
import threading

from review.jobs.office_worker import OfficeWorker
from review.settings import Settings
from review.store.office import open_store
from tests.jobs.faulty import faulty_executor

if __name__ == "__main__":
    settings = Settings.model_validate_json(sys.argv[1])
    make = faulty_executor(settings)
    with open_store(settings) as store:
        OfficeWorker(store, settings, make_executor=make, make_light_executor=make).run(
            threading.Event()
        )
