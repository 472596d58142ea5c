"""Joins case files to the cases of the sample (匹配): by the number read, or by hand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.campaign.access import require_chief
from review.campaign.case_numbers import case_number, nearly
from review.campaign.file_states import move
from review.campaign.lifecycle import subject
from review.campaign.people import even
from review.errors import ConflictError, NotFoundError
from review.store import audit, cases
from review.store.campaigns import case_heads, files, ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from review.model.campaign import (
        CampaignFile,
        FileState,
        MatchedBy,
        UnmatchedCase,
        UnmatchedWhy,
    )
    from review.model.ledger import LedgerCase
    from review.model.people import User
    from review.store.campaigns.case_heads import CaseHead
    from review.store.office import Store


@dataclass(frozen=True, slots=True)
class Matched:
    """How the files handed in meet the sample; `missing`: cases drawn and not handed in."""

    joined: int
    unmatched: tuple[UnmatchedCase, ...]
    missing: tuple[LedgerCase, ...]


class Matcher:
    """Finds the case of the sample that a case file belongs to."""

    def __init__(self, listed: Sequence[LedgerCase], sampled: Iterable[int]) -> None:
        self._sampled = frozenset(sampled)
        self._by_key: dict[str, list[LedgerCase]] = defaultdict(list)
        self._by_serial: dict[tuple[str, str], list[LedgerCase]] = defaultdict(list)
        for case in listed:
            number = case_number(case.case_no)
            self._by_key[case.case_key].append(case)
            self._by_serial[number.year, number.serial].append(case)

    def find(self, head: CaseHead) -> tuple[LedgerCase, MatchedBy] | UnmatchedWhy:
        """The case and what told it, or why there is none."""
        number = case_number(head.case_no)
        if not number.key:
            return "no_number"
        same = self._by_key[number.key[:200]]
        if not same:
            # One sign of the agency's word misread: the agency itself has to agree.
            same = [
                case
                for case in self._by_serial[number.year, number.serial]
                if nearly(case_number(case.case_no).word, number.word)
                and same_agency(case.agency, head.agency)
            ]
            return self._one(same, head, "agency") if same else "not_listed"
        return self._one(same, head, "number")

    def _one(
        self, same: list[LedgerCase], head: CaseHead, by: MatchedBy
    ) -> tuple[LedgerCase, MatchedBy] | UnmatchedWhy:
        if len(same) > 1:
            of_agency = [case for case in same if same_agency(case.agency, head.agency)]
            same, by = of_agency or same, "agency"
        if len(same) > 1:
            of_party = [
                case for case in same if head.party and even(case.party) == even(head.party)
            ]
            same, by = of_party or same, "party"
        drawn = [case for case in same if case.row_no in self._sampled]
        if not drawn:
            return "not_sampled"
        return (drawn[0], by) if len(same) == 1 else "several"


def same_agency(one: str, other: str) -> bool:
    """Whether two names mean one agency: alike, or one the tail of the other (省略市名)."""
    one, other = even(one), even(other)
    return bool(one and other) and (one.endswith(other) or other.endswith(one))


def hand_in(store: Store, user: User, campaign_id: int, case_ids: Iterable[str]) -> None:
    """Case files for the evaluation; ones that are in it already stay as they are.

    Raises:
        NotFoundError: the chief may not see one of them.
        ConflictError: the evaluation has not begun.
    """
    with store.database.write() as s:
        if require_chief(s, user, campaign_id).state != "open":
            raise ConflictError("campaign_not_open", "评查活动尚未启动，请先启动再调卷。")
        there = {one.case_id for one in files.files_of(s, campaign_id)}
        there |= {one.case_id for one in files.unmatched_of(s, campaign_id)}
        for case_id in case_ids:
            if not cases.may_see(s, user, case_id):
                raise NotFoundError("case_not_found", "没有这份案卷，或者您无权查看。")
            if case_id not in there:
                files.hand_in(s, campaign_id, case_id)


def match_files(store: Store, user: User, campaign_id: int) -> Matched:
    """Joins all that can be joined; the rest is listed with the reason."""
    with store.database.write() as s:
        require_chief(s, user, campaign_id)
        joined = join_all(s, user, campaign_id)
        return Matched(joined, files.unmatched_of(s, campaign_id), missing_of(s, campaign_id))


def join_all(s: Session, user: User | None, campaign_id: int) -> int:
    """As `match_files`, in the caller's transaction, who holds the evaluation; how many."""
    drawn = {one.row_no: one for one in files.files_of(s, campaign_id)}
    matcher = Matcher(ledger.cases_of(s, campaign_id), drawn)
    joined = 0
    heads = case_heads.handed_in(s, campaign_id)
    for waiting in files.unmatched_of(s, campaign_id):
        head = heads[waiting.case_id]
        found = _why_not_read(head) or matcher.find(head)
        if not isinstance(found, str):
            case, by = found
            if drawn[case.row_no].case_id is None:
                drawn[case.row_no] = _join(s, drawn[case.row_no], head, by)
                joined += 1
                continue
            found = "taken"
        files.hand_in(s, campaign_id, head.id, found, head.case_no)
    if joined:
        audit.note(s, user, "file_matched", subject(campaign_id), joined=joined)
    return joined


def read_since(s: Session, campaign_id: int) -> bool:
    """Whether a file handed in has been read, or could not be, since it was looked at last."""
    waiting = [one.case_id for one in files.unmatched_of(s, campaign_id) if one.why == "reading"]
    if not waiting:
        return False
    heads = case_heads.handed_in(s, campaign_id)
    return any(_why_not_read(heads[one]) != "reading" for one in waiting)


def match_by_hand(
    store: Store, user: User, campaign_id: int, case_id: str, row_no: int
) -> CampaignFile:
    """Joins one case file to one case of the sample, on the chief's word.

    Raises:
        NotFoundError: no such case in the sample, or the case file was not handed in.
        ConflictError: the case has its file already.
    """
    with store.database.write() as s:
        require_chief(s, user, campaign_id)
        file = next((one for one in files.files_of(s, campaign_id) if one.row_no == row_no), None)
        head = case_heads.handed_in(s, campaign_id).get(case_id)
        if file is None or head is None:
            raise NotFoundError("match_unknown", "该案件未被抽中，或案卷未提交到本次评查。")
        if file.case_id is not None:
            raise ConflictError("match_taken", "该案件已有案卷，请先解除原来的匹配。")
        joined = _join(s, file, head, "hand")
        audit.note(s, user, "file_matched", case_id, campaign=campaign_id, row=row_no, by="hand")
    return joined


def unmatch(store: Store, user: User, campaign_id: int, file_id: int) -> CampaignFile:
    """Takes a case file from the case it was joined to; it is among the unmatched again.

    Raises:
        NotFoundError: no such file with a case file.
        ConflictError: reviewers have their copies of it.
    """
    with store.database.write() as s:
        require_chief(s, user, campaign_id)
        file = files.file_of(s, file_id)
        if file is None or file.campaign_id != campaign_id or file.case_id is None:
            raise NotFoundError("match_unknown", "该案件没有匹配的案卷。")
        if file.a_case or file.b_case:
            raise ConflictError("match_in_review", "评查员已开始评查该案卷，不能解除匹配。")
        record = cases.case_of(s, file.case_id)
        files.hand_in(s, campaign_id, file.case_id, "reading", record.case_no if record else "")
        freed = move(s, file, "awaiting_file", case_id=None, matched_by="")
        audit.note(s, user, "file_unmatched", file.case_id, campaign=campaign_id, row=file.row_no)
    return freed


def missing_of(s: Session, campaign_id: int) -> tuple[LedgerCase, ...]:
    """Cases drawn whose files nobody handed in."""
    waiting = files.files_of(s, campaign_id, ("awaiting_file",))
    return ledger.cases_of(s, campaign_id, [one.row_no for one in waiting])


def _why_not_read(head: CaseHead) -> UnmatchedWhy | None:
    if head.read:
        return None
    return "failed" if head.state == "failed" else "reading"


def _join(s: Session, file: CampaignFile, head: CaseHead, by: MatchedBy) -> CampaignFile:
    files.take_off(s, file.campaign_id, head.id)
    state: FileState = "reviewing" if head.read else "reading"
    return move(s, file, state, case_id=head.id, matched_by=by)
