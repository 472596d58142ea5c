"""Gathering (收集): what people have said since the last time becomes examples, if they may.

Examples are derived from verdicts and corrections, which stay as they are: a case file of which
something new was said is derived anew, so that a word taken back takes its example with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from review.casework.words import latest_words, standing_words
from review.learning.consent import GATHERED, consent_of
from review.learning.seen import (
    fact_subject,
    seen_of_fact,
    seen_of_finding,
    seen_of_missed,
    seen_of_sorting,
)
from review.model.learning import Example
from review.reports.contract import ResultDocument
from review.store import added_findings, corrections, office_settings, results, verdicts
from review.store.learning import examples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from review.model.case_record import AddedFinding, VerdictRecord
    from review.model.learning import Answer
    from review.store.office import Store


def gather(store: Store) -> int:
    """Makes examples of what was said since the last gathering; how many case files were looked at.

    Nothing without the office's consent. May be killed and run by several at once: a case file's
    examples come in one transaction, the mark last.
    """
    with store.database.read() as s:
        if not consent_of(s).on:
            return 0
        marks = cast("Mapping[str, int]", office_settings.setting(s, GATHERED, {}))
        newest = examples.newest_words(s)
        if newest == marks:
            return 0
        changed = examples.cases_with_words_since(s, marks)
    for case_id in changed:
        with store.database.write() as s:
            consent = consent_of(s)
            if not consent.on:  # withdrawn meanwhile
                return 0
            examples.keep_examples(s, case_id, examples_of(s, case_id, consent.since))
    with store.database.write() as s:
        if consent_of(s).on:
            office_settings.put_setting(s, GATHERED, newest)
    return len(changed)


def examples_of(s: Session, case_id: str, since: datetime | None) -> tuple[Example, ...]:
    """The examples in what people say of a case file, without what was said before `since`."""
    told = _Told(s, case_id)
    if not told.versions:
        return ()
    found = (*told.findings(), *told.facts(), *told.sorting())
    return tuple(one for one in found if since is None or one.said >= since)


class _Told:
    """What was said of one case file, with the results that were looked at."""

    def __init__(self, s: Session, case_id: str) -> None:
        self.s, self.case_id = s, case_id
        self.versions = results.versions_of(s, case_id)
        self._documents: dict[int, ResultDocument] = {}

    def findings(self) -> Iterator[Example]:
        words = latest_words(standing_words(verdicts.verdicts_of(self.s, self.case_id)))
        drawn = {one.id: one for one in added_findings.added_findings_of(self.s, self.case_id)}
        for word in words.values():
            version = self.version_at(word.when)
            if word.finding in drawn:
                one = self._missed(drawn[word.finding], word, version)
            else:
                one = self._finding(word, version)
            if one is not None:
                yield one

    def _finding(self, word: VerdictRecord, version: int) -> Example | None:
        answer = answer_of(word)
        for number in dict.fromkeys((version, self.versions[-1].version)):
            document = self.document(number)
            part = next((one for one in document.findings if one.id == word.finding), None)
            if part is not None and answer is not None:
                return Example(
                    case_id=self.case_id,
                    about="finding",
                    subject=word.finding,
                    version=number,
                    defect=part.defect,
                    answer=answer,
                    note=word.note,
                    seen=seen_of_finding(document, part),
                    said=word.when,
                    user_id=word.user_id,
                    who=word.who,
                )
        return None

    def _missed(self, drawn: AddedFinding, word: VerdictRecord, version: int) -> Example | None:
        if drawn.withdrawn or word.value not in ("confirmed", "amended"):
            return None
        return Example(
            case_id=self.case_id,
            about="missed",
            subject=drawn.id,
            version=version,
            defect=drawn.defect,
            answer="missed",
            note=word.note,
            seen=seen_of_missed(self.document(version), drawn),
            said=word.when,
            user_id=word.user_id,
            who=word.who,
        )

    def facts(self) -> Iterator[Example]:
        for one in corrections.fact_corrections_of(self.s, self.case_id):
            version = self.version_at(one.when)
            yield Example(
                case_id=self.case_id,
                about="fact",
                subject=fact_subject(one),
                version=version,
                defect="",
                answer="corrected",
                note=one.why,
                seen=seen_of_fact(self.document(version), one),
                said=one.when,
                user_id=one.user_id,
                who=one.who,
            )

    def sorting(self) -> Iterator[Example]:
        cut = corrections.sorting_correction_of(self.s, self.case_id)
        if cut is None or cut.layout is None:
            return
        # The machine's own 分件 is that of the first result: later ones follow the person's.
        first = self.versions[0].version
        yield Example(
            case_id=self.case_id,
            about="sorting",
            subject="",
            version=first,
            defect="",
            answer="corrected",
            note=cut.why,
            seen=seen_of_sorting(self.document(first), cut.layout),
            said=cut.when,
            user_id=cut.user_id,
            who=cut.who,
        )

    def version_at(self, when: datetime) -> int:
        """The result that was the newest when this was said."""
        before = [one.version for one in self.versions if one.created <= when]
        return before[-1] if before else self.versions[0].version

    def document(self, version: int) -> ResultDocument:
        if version not in self._documents:
            written = results.result_json_of(self.s, self.case_id, version)
            assert written is not None
            self._documents[version] = ResultDocument.model_validate_json(written[1])
        return self._documents[version]


def answer_of(word: VerdictRecord) -> Answer | None:
    """What a word says about the machine's claim; None: nobody has decided."""
    if word.value in ("confirmed", "amended"):
        return "right"
    if word.value != "rejected":
        return None
    known: dict[str, Answer] = {
        "false_alarm": "false_alarm",
        "misread": "misread",
        "not_counted": "not_counted",
        "standard": "standard",
    }
    return known.get(word.reason_kind)
