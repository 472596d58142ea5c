"""人工补录: what the machine missed and a person found on the page."""

from __future__ import annotations

import math
import secrets
from typing import TYPE_CHECKING

from review.casework.access import require_worked_case
from review.casework.standing import read_standing, stand
from review.casework.word_given import LONGEST, plain_text
from review.errors import CaseworkError, NotFoundError
from review.model.geometry import Box
from review.store import added_findings, audit, cases, pages, verdicts
from review.store.database import now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from review.casework.standing import Standing
    from review.model.case_record import AddedFinding
    from review.model.defect import Defect
    from review.model.finding import Finding
    from review.model.people import User
    from review.reports.contract import PagePart
    from review.standards.load import Standards
    from review.store.office import Store

Fractions = tuple[float, float, float, float]
"""x, y, width, height as fractions of the upright page."""


def add_finding(
    store: Store,
    standards: Standards,
    user: User,
    case_id: str,
    *,
    defect: str,
    page_no: int,
    box: Fractions,
    message: str,
) -> Finding:
    """Keeps a finding drawn on a page, with its author's word that it stands.

    Taking that word back (`decide.undo`) takes the finding back.

    Raises:
        NotFoundError: no such defect for this kind of case file, or no such page.
        CaseworkError: no words, or a box that is none.
    """
    message = plain_text(message)
    if not message or len(message) > LONGEST:
        raise CaseworkError("added_message", f"请写明问题，以{LONGEST}字为限。")
    with store.database.write() as s:
        record = require_worked_case(s, user, case_id)
        before = read_standing(s, store, standards, record)
        document = before.stored.document
        kind = document.case_file.kind if document.case_file else ""
        if all(one.code != defect for one in defects_for(standards, kind)):
            raise NotFoundError("defect_not_found", f"本类案卷没有编号为“{defect}”的缺陷项。")
        page = next((one for one in document.pages if one.page_no == page_no), None)
        if page is None:
            raise NotFoundError("page_not_found", f"案卷没有第{page_no}页。")
        place = _on_page(box, page)
        made = added_findings.add_finding(
            s,
            id=f"M-{secrets.token_hex(6)}",
            case_id=case_id,
            defect=defect,
            message=message,
            page_no=page_no,
            box=place,
            text=_words_in(s, case_id, page_no, place),
            user_id=user.id,
            who=user.name,
            when=now(),
        )
        after = _said_so(s, user, before, made)
        cases.change_case(
            s,
            case_id,
            finding_count=len(after.machine),
            open_count=after.counts.open,
            state="in_review" if record.state == "to_review" else record.state,
        )
        audit.note(s, user, "finding_added", case_id, finding=made.id, defect=defect, page=page_no)
        return next(one for one in after.findings if one.id == made.id)


def defects_for(standards: Standards, case_kind: str) -> Iterator[Defect]:
    """The defects that a case file of this kind may have, in the order of the catalogue."""
    for defect in standards.defects.values():
        if case_kind in defect.applies_to or case_kind not in standards.case_kinds:
            yield defect


def _said_so(s: Session, user: User, before: Standing, made: AddedFinding) -> Standing:
    word = verdicts.add_verdict(
        s,
        case_id=made.case_id,
        finding=made.id,
        value="confirmed",
        previous="",
        note="人工补录",
        user_id=user.id,
        who=user.name,
        when=made.when,
    )
    # Those taken back are not in `before`: one more beside them changes nothing.
    return stand(before.stored, (*before.added, made), (*before.records, word))


def _on_page(box: Fractions, page: PagePart) -> Box:
    x, y, width, height = box
    if not all(map(math.isfinite, box)) or width <= 0 or height <= 0:
        raise CaseworkError("added_box", "请在页面上画出问题所在的框。")
    if x < 0 or y < 0 or x + width > 1.001 or y + height > 1.001:
        raise CaseworkError("added_box", "所画的框超出了页面，请重画。")
    return Box.of_fractions(box, page.width, page.height)


def _words_in(s: Session, case_id: str, page_no: int, box: Box) -> str:
    """What was read in the box; a line counts where its middle lies inside."""
    page = pages.page_of(s, case_id, page_no)
    lines = page.lines if page else ()
    return "".join(line.text for line in lines if box.contains_point(*line.box.center))[:500]
