"""One job from its claim to its result; what is read or weighed is kept as soon as it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.errors import InputError, ReviewError, StoreError
from review.jobs.ends import JobEnd, JobLostError
from review.jobs.prove import prove
from review.jobs.read_pages import read_pages_of, stored_reading
from review.jobs.weigh import weigh_and_keep
from review.store import cases

if TYPE_CHECKING:
    from review.jobs.tools import Tools
    from review.model.case_record import JobRecord
    from review.store.office import Store


def run_job(store: Store, tools: Tools, job: JobRecord) -> JobEnd:
    """Does the job; every end that can be told in words is given, none is raised.

    A `review` reads the pages not read yet and weighs them; a `recheck` weighs what is stored; a
    `proof` asks again what a unit says it has put right.
    """
    try:
        with store.database.read() as s:
            record = cases.case_of(s, job.case_id)
        if record is None:
            return JobEnd("lost")
        if job.kind == "proof":
            prove(store, tools, job, record)
            return JobEnd("done")
        read = None if job.kind == "review" else stored_reading(store, record)
        if read is None:
            read = read_pages_of(store, tools.workshop(), job, record)
        weigh_and_keep(store, tools.standards(), tools.models(), job, read)
    except JobLostError:
        return JobEnd("lost")
    except InputError as error:
        # The file lies in the store under its checksum: the reviewer knows it by its name.
        return JobEnd("failed", error.code, error.message)
    except StoreError as error:
        return JobEnd("interrupted", error.code, error.message)
    except ReviewError as error:
        return JobEnd("failed", error.code, error.message)
    return JobEnd("done")
