"""Sentences with labels (语句样例) from verdicts: what a claim rests on bears its label or not.

Only claims that allege a sentence, of checks in `RESTS_ON`: 成立 says that the sentence bears the
label, 误报 and 识别错 that it does not. A claim that something is missing names no sentence, and
teaches the models of sentences nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from review.confirm.sorting_corrections import with_layout
from review.jobs.read_pages import stored_reading
from review.language.document_text import DocumentText
from review.learning.rerun import corrections_at
from review.model.learning import SHOULD_STAND
from review.sorting.sort import sort_pages
from review.statements.context import placed_sentences
from review.statements.labeller import LEAST
from review.statements.labels import load_labels
from review.store import cases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from review.learning.configuration import Configuration
    from review.model.fact import Evidence
    from review.model.learning import Example
    from review.pipeline import ReadCase
    from review.statements.sentence import SentenceInContext
    from review.store.office import Store

    _Placed = tuple[SentenceInContext, tuple[Evidence, ...], Mapping[str, float]]

RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "wording_faults": ("residue.",),
    "discussion_record": ("opinion.",),
    "recusal": ("recusal.asked", "recusal.interest"),
    "foreign_names": ("party.named",),
    "facts_unclear": ("fact.conclusion_only",),
    "leniency_ignored": ("circumstance.",),
    "exemption_not_applied": ("circumstance.",),
    "exemption_unfounded": ("circumstance.",),
    "misqualified": ("law.qualifies",),
}
"""Check → labels of sentences that it alleges."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A sentence, a label, and whether a person says that it bears it."""

    sentence: SentenceInContext
    label: str
    bears: bool
    case_id: str


def taught_sentences(
    store: Store, configuration: Configuration, examples: Sequence[Example]
) -> tuple[tuple[Taught, ...], int]:
    """What the examples teach of sentences; and how many of them name no sentence."""
    groups: defaultdict[tuple[str, int], list[Example]] = defaultdict(list)
    for one in examples:
        if one.about in ("finding", "missed") and SHOULD_STAND[one.answer] is not None:
            groups[one.case_id, one.version].append(one)
    found: dict[tuple[SentenceInContext, str], Taught] = {}
    silent = 0
    for (case_id, version), own in groups.items():
        concerned = [one for one in own if _labels_of(configuration, one.defect)]
        silent += len(own) - len(concerned)
        if not concerned:
            continue
        with store.database.read() as s:
            record = cases.case_of(s, case_id)
            layout = corrections_at(s, case_id, version).layout
        read = stored_reading(store, record) if record else None
        if read is None:
            silent += len(concerned)
            continue
        sentences = list(_sentences(configuration, read, layout))
        for one in concerned:
            taught = list(_taught(configuration, one, sentences))
            silent += not taught
            found |= {(made.sentence, made.label): made for made in taught}
    return tuple(found.values()), silent


def _labels_of(configuration: Configuration, code: str) -> tuple[str, ...]:
    defect = configuration.standards.defects.get(code)
    return RESTS_ON.get(defect.check or "", ()) if defect else ()


def _sentences(configuration: Configuration, read: ReadCase, layout: Any) -> Iterator[_Placed]:
    standards, models = configuration.standards, configuration.models
    case = sort_pages(read.pages, standards, models.pages)
    if layout is not None:
        case = with_layout(case, layout, standards.document_kinds)
    sections = load_labels().sections
    for document in case.documents:
        if document.kind == "unknown":
            continue
        text = DocumentText(case, document)
        placed = placed_sentences(text, sections)
        labelled = models.labeller.label([one.sentence for one in placed])
        for one, labels in zip(placed, labelled, strict=True):
            yield one.sentence, text.evidence(one.start, one.end), labels


def _taught(
    configuration: Configuration, example: Example, sentences: Sequence[_Placed]
) -> Iterator[Taught]:
    """Sentences at the place of the claim, under the labels that the check alleges."""
    wanted = _labels_of(configuration, example.defect)
    bears = bool(SHOULD_STAND[example.answer])
    for sentence, evidence, labels in sentences:
        if not _at(evidence, example.seen.get("places") or ()):
            continue
        borne = [one for one, sure in labels.items() if sure >= LEAST and one.startswith(wanted)]
        if example.about == "missed" and len(wanted) == 1 and wanted[0] in load_labels().rows:
            borne = [wanted[0]]
        for label in borne:
            yield Taught(sentence, label, bears, example.case_id)


def _at(evidence: Sequence[Evidence], places: Sequence[Mapping[str, Any]]) -> bool:
    """The sentence stands, for the greater part of one of its lines, at one of the places."""
    for one in evidence:
        for place in places:
            x0, y0, x1, y1 = place["box"]
            if int(place["page"]) != one.page_no:
                continue
            box = one.box
            width = min(box.x1, x1) - max(box.x0, x0)
            height = min(box.y1, y1) - max(box.y0, y0)
            area = (box.x1 - box.x0) * (box.y1 - box.y0)
            if width > 0 and height > 0 and width * height >= 0.5 * area:
                return True
    return False
