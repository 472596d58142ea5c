"""`python -m review.jobs`: the worker beside the desk, as `start_workers` starts it."""

from __future__ import annotations

import logging

from review.jobs.start import work_for_parent

if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    work_for_parent()
