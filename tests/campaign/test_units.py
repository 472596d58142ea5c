"""An account of an agency under review brings in nothing and decides on nothing."""

from __future__ import annotations

import pytest

from review.casework.intake import register_upload
from review.casework.state import open_case
from review.errors import ForbiddenError, NotFoundError
from review.store import cases
from tests.casework.office import SAMPLES


def test_it_sees_no_case_file_and_uploads_none(made):
    unit = made.user["辛"]
    file = made.files[0]
    with made.store.database.read() as s:
        assert cases.cases_for(s, unit, limit=9) == ()
    for case_id in (file.case_id, file.a_case, file.b_case):
        with pytest.raises(NotFoundError):
            open_case(*made.at("辛", case_id))
    with pytest.raises(ForbiddenError):
        register_upload(made.store, unit, SAMPLES / "coercive-clean.pdf", "a.pdf")
