"""认定: a person's word on findings, and its taking back. Words are appended, never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from review.casework.access import require_case, require_work, require_worked_case
from review.casework.standing import Counts, read_standing, score_of, stand
from review.casework.stored import stored_result
from review.casework.word_given import Word, checked_word
from review.casework.words import last_words_of, latest_words, standing_words
from review.errors import CaseworkError, ConflictError, NotFoundError
from review.store import audit, cases, verdicts
from review.store.database import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from review.casework.standing import Standing
    from review.model.case_record import CaseRecord, VerdictRecord
    from review.model.people import User
    from review.model.score import Score
    from review.standards.load import Standards
    from review.store.office import Store


@dataclass(frozen=True, slots=True)
class Decision:
    """What a word changed: by finding the word that governs now (None: none), and the totals."""

    changed: tuple[tuple[str, VerdictRecord | None], ...]
    counts: Counts
    score: Score
    revision: int


def decide(
    store: Store,
    standards: Standards,
    user: User,
    case_id: str,
    finding: str,
    value: str,
    *,
    reason_kind: str = "",
    note: str = "",
    points: float | None = None,
    message: str = "",
    severity: str = "",
) -> Decision:
    """Keeps one person's word on one finding; as `decide_many`."""
    word = Word(value, reason_kind, note, points, message, severity)
    return decide_many(store, standards, user, case_id, (finding,), word)


def decide_many(
    store: Store,
    standards: Standards,
    user: User,
    case_id: str,
    finding_ids: Sequence[str],
    word: Word,
) -> Decision:
    """Keeps the same word on several findings, all of them or none; one undo takes all back.

    Raises:
        NotFoundError: the case file is not there for this person, or has no such finding.
        ForbiddenError: this person only looks on.
        ConflictError: the review is finished, or there is no result yet.
        CaseworkError: the word is incomplete.
    """
    word = checked_word(word)
    wanted = tuple(dict.fromkeys(finding_ids))
    if not wanted:
        raise CaseworkError("verdict_none", "没有选中任何问题。")
    _warm(store, standards, user, case_id)
    with store.database.write() as s:
        record = require_worked_case(s, user, case_id)
        before = read_standing(s, store, standards, record)
        return keep_word(s, user, record, before, wanted, word)


def keep_word(
    s: Session,
    user: User,
    record: CaseRecord,
    before: Standing,
    wanted: tuple[str, ...],
    word: Word,
) -> Decision:
    """As `decide_many`, in a transaction of the caller, who has checked the word and the access.

    Raises:
        NotFoundError: the newest result has no such finding.
    """
    known = {one.id for one in before.machine}
    if unknown := [one for one in wanted if one not in known]:
        raise NotFoundError(
            "finding_not_found",
            f"最新结果中没有编号为“{unknown[0]}”的问题，案卷可能已重新评查，请刷新。",
        )
    moment = _moment(before)
    said = [_append(s, record, user, one, word, before, moment) for one in wanted]
    after = stand(before.stored, before.added, (*before.records, *said))
    return _keep(s, record, user, after, wanted, "verdict", value=word.value)


def undo(store: Store, standards: Standards, user: User, case_id: str) -> Decision:
    """Takes back what this person said last, back to the first word said.

    Nobody takes back the word of another: where somebody else has spoken since, that word stays.

    Raises:
        ConflictError: nothing is left to take back; others as `decide_many`.
    """
    _warm(store, standards, user, case_id)
    with store.database.write() as s:
        record = require_worked_case(s, user, case_id)
        before = read_standing(s, store, standards, record)
        last = last_words_of(before.records, user.id)
        if not last:
            raise ConflictError("nothing_to_undo", "您在本案卷没有可以撤销的认定。")
        taken = {one.id for one in last}
        left = latest_words(one for one in standing_words(before.records) if one.id not in taken)
        moment = _moment(before)
        back = [_append_undo(s, one, left.get(one.finding), user, before, moment) for one in last]
        after = stand(before.stored, before.added, (*before.records, *back))
        return _keep(s, record, user, after, tuple(one.finding for one in last), "verdict_undone")


def _warm(store: Store, standards: Standards, user: User, case_id: str) -> None:
    """Reads the result, where nobody has yet, before others have to wait for this writing."""
    with store.database.read() as s:
        record = require_case(s, user, case_id)
        require_work(user, record)
        stored_result(s, store, standards, record)


def _moment(before: Standing) -> datetime:
    """Now, but after every word said: a clock set back must not put a new word under an old one."""
    last = max((one.when for one in before.records), default=datetime.min)
    return max(now(), last + timedelta(microseconds=1))


def _append(
    s: Session,
    record: CaseRecord,
    user: User,
    finding: str,
    word: Word,
    before: Standing,
    moment: datetime,
) -> VerdictRecord:
    return verdicts.add_verdict(
        s,
        case_id=record.id,
        finding=finding,
        value=word.value,
        previous=_value(before.words.get(finding)),
        reason_kind=word.reason_kind,
        note=word.note,
        points=word.points,
        message=word.message,
        severity=word.severity,
        user_id=user.id,
        who=user.name,
        when=moment,
    )


def _append_undo(
    s: Session,
    taken: VerdictRecord,
    restored: VerdictRecord | None,
    user: User,
    before: Standing,
    moment: datetime,
) -> VerdictRecord:
    """The taking back, with the word that governs after it, so that the log reads by itself."""
    return verdicts.add_verdict(
        s,
        case_id=taken.case_id,
        finding=taken.finding,
        value=_value(restored),
        previous=_value(before.words.get(taken.finding)),
        reason_kind=restored.reason_kind if restored else "",
        note=restored.note if restored else "",
        points=restored.points if restored else None,
        message=restored.message if restored else "",
        severity=restored.severity if restored else "",
        user_id=user.id,
        who=user.name,
        when=moment,
        undoes=taken.id,
    )


def _keep(
    s: Session,
    record: CaseRecord,
    user: User,
    after: Standing,
    findings: tuple[str, ...],
    action: str,
    **detail: object,
) -> Decision:
    counts = after.counts
    state = "in_review" if record.state == "to_review" else record.state
    changed = cases.change_case(
        s, record.id, open_count=counts.open, finding_count=len(after.machine), state=state
    )
    audit.note(s, user, action, record.id, findings=list(findings), **detail)
    return Decision(
        changed=tuple((one, after.words.get(one)) for one in findings),
        counts=counts,
        score=score_of(after),
        revision=changed.revision,
    )


def _value(word: VerdictRecord | None) -> str:
    return word.value if word else ""
