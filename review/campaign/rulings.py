"""口径: a dispute on a rule is settled in writing, once, and shown beside the rule from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.campaign.access import require_campaign, require_under_way
from review.casework.word_given import LONGEST, plain_text
from review.errors import CaseworkError, NotFoundError
from review.store import audit
from review.store.campaigns import files, rulings

if TYPE_CHECKING:
    from review.model.agreement import Ruling
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store


def make_ruling(
    store: Store,
    standards: Standards,
    user: User,
    campaign_id: int,
    defect: str,
    text: str,
    file_id: int | None = None,
) -> Ruling:
    """Writes down how the rule is to be understood; `file_id`: the file the dispute was about.

    Verdicts given before stay as they are: a ruling is for those who decide after it.

    Raises:
        ForbiddenError: only the chief and leaders may. NotFoundError: no such rule or file.
        CaseworkError: no words.
    """
    words = plain_text(text)
    if not words or len(words) > LONGEST:
        raise CaseworkError("ruling_text", f"请写明口径，以{LONGEST}字为限。")
    if defect not in standards.defects:
        raise NotFoundError("defect_not_found", f"评查标准中没有编号为“{defect}”的缺陷项。")
    with store.database.write() as s:
        require_under_way(require_campaign(s, user, campaign_id, "chief", "leader"))
        file = files.file_of(s, file_id) if file_id is not None else None
        if file_id is not None and (file is None or file.campaign_id != campaign_id):
            raise NotFoundError("campaign_file_not_found", "没有这份抽中案卷，或者您无权查看。")
        made = rulings.add_ruling(
            s,
            defect=defect,
            text=words,
            user_id=user.id,
            campaign_id=campaign_id,
            file_id=file_id,
        )
        audit.note(s, user, "ruling_made", f"defect:{defect}", ruling=made.id, file=file_id)
        return made


def end_ruling(store: Store, user: User, ruling_id: int) -> Ruling:
    """From now on the ruling is shown no more; it stays on record.

    Raises:
        NotFoundError: there is none. ForbiddenError: only the chief and leaders may.
    """
    with store.database.write() as s:
        found = rulings.ruling_of(s, ruling_id)
        if found is None or found.campaign_id is None:
            raise NotFoundError("ruling_not_found", "没有这条口径。")
        require_campaign(s, user, found.campaign_id, "chief", "leader")
        if found.ended is None:
            rulings.end_ruling(s, ruling_id)
            audit.note(s, user, "ruling_ended", f"defect:{found.defect}", ruling=ruling_id)
        return rulings.ruling_of(s, ruling_id) or found
