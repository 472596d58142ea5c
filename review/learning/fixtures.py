"""Fixtures (回归样例): examples as a folder of JSON that any computer can run again, without store.

`cases/*.json`: pages as read (masked), the corrections in force, what people said. A fixture is
given only where the machine, on the masked pages, still says what it said on the real ones.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from review.errors import LearningError
from review.jobs.read_pages import stored_reading
from review.language.masking.register import register_of
from review.learning.consent import require_consent
from review.learning.gather import gather
from review.learning.judge import found_in, said_of
from review.learning.masked import PageMasker
from review.learning.replay import MANIFEST, SCHEMA, weighed
from review.learning.rerun import corrections_at
from review.model.corrections import Corrections
from review.model.result import SourceFile
from review.reports.contract import ResultDocument
from review.reports.secrets import TypedText, field_types, secret_texts, typed_texts
from review.store import audit, cases, results
from review.store.learning import examples
from review.store.page_json import page_to_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from review.language.masking.register import Register
    from review.learning.configuration import Configuration
    from review.learning.rerun import Run
    from review.model.case_record import FactCorrection
    from review.model.learning import Example
    from review.model.people import User
    from review.pipeline import ReadCase
    from review.store.office import Store


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; `left_out`: why examples were not, in words, with their number."""

    files: int
    examples: int
    left_out: dict[str, int]


NOT_HIDDEN = "个人信息未能完全隐去"
NOT_THE_SAME = "脱敏后机器的结论不同，不能重现"
NO_READING = "识读结果不全"


def export_fixtures(
    store: Store, configuration: Configuration, folder: Path, user: User
) -> Exported:
    """Writes the office's examples as fixtures, masked.

    Raises:
        ConflictError: the office has not consented.
        LearningError: the folder holds something already, or cannot be written.
    """
    gather(store)
    with store.database.read() as s:
        require_consent(s)
        kept = examples.all_examples(s)
    if folder.exists() and any(folder.iterdir()):
        raise LearningError(
            "learning_folder_not_empty", f"文件夹“{folder}”不是空的，未写入。请另选一个。"
        )
    groups: defaultdict[tuple[str, int], list[Example]] = defaultdict(list)
    for one in kept:
        groups[one.case_id, one.version].append(one)
    left_out: defaultdict[str, int] = defaultdict(int)
    written = count = 0
    try:
        (folder / "cases").mkdir(parents=True, exist_ok=True)
        for (case_id, number), own in groups.items():
            made = _fixture(store, configuration, case_id, number, own)
            if isinstance(made, str):
                left_out[made] += len(own)
                continue
            left_out[NOT_THE_SAME] += len(own) - len(made["examples"])
            if made["examples"]:
                written += 1
                count += len(made["examples"])
                text = json.dumps(made, ensure_ascii=False)
                (folder / "cases" / f"{written:04}.json").write_text(text, encoding="utf-8")
        manifest = {"schema": SCHEMA, "program": version("juanjian"), "files": written,
                    "examples": count}  # fmt: skip
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise LearningError(
            "learning_not_written", f"“{folder}”未能写入（{error.strerror or error}）。"
        ) from error
    with store.database.write() as s:
        audit.note(s, user, "learning_exported", "learning", files=written, examples=count)
    return Exported(written, count, {why: n for why, n in left_out.items() if n})


def _fixture(
    store: Store,
    configuration: Configuration,
    case_id: str,
    number: int,
    own: Sequence[Example],
) -> dict[str, Any] | str:
    """One case file as plain data, or why it cannot leave the house."""
    with store.database.read() as s:
        record = cases.case_of(s, case_id)
        given = corrections_at(s, case_id, number)
        stored = results.result_json_of(s, case_id)
    read = stored_reading(store, record) if record else None
    if read is None or stored is None:
        return NO_READING
    document = ResultDocument.model_validate_json(stored[1])
    masker = PageMasker(_register(configuration, read, document, given))
    pages = tuple(map(masker.page, read.pages))
    if masker.left_in(pages):
        return NOT_HIDDEN
    facts = tuple(
        replace(one, value=masker.value(one.value), raw=masker.text(one.raw), previous="",
                why="", who="", user_id=None)
        for one in given.facts
    )  # fmt: skip
    layout = given.layout and tuple(
        replace(one, title=masker.text(one.title)) for one in given.layout
    )
    before = weighed(configuration, read, given)
    hidden = replace(read, source=SourceFile("案卷.pdf", "", len(pages), 0), pages=pages)
    after = weighed(configuration, hidden, Corrections(facts, layout))
    same = [one for one in own if _same(one, before, after)]
    return {
        "schema": SCHEMA,
        "reader": read.reader,
        "pages": list(map(page_to_json, pages)),
        "layout": None if layout is None else [asdict(one) for one in layout],
        "facts": [_fact_json(one) for one in facts],
        "examples": [_example_json(_renamed(one, before, after), masker) for one in same],
        "before": after,
    }


def _register(
    configuration: Configuration, read: ReadCase, document: ResultDocument, given: Corrections
) -> Register:
    """The secrets of a case file, those that people corrected among them."""
    standards = configuration.standards
    types = field_types(standards)
    corrected = (
        TypedText("", one.field, types.get((one.kind, one.field), ""), text, one.raw)
        for one in given.facts
        for text in (one.value if isinstance(one.value, list) else [one.value])
        if isinstance(text, str)
    )
    texts = secret_texts((*typed_texts(document, standards), *corrected))
    return register_of(read.pages, texts, mask_firms=False)


def _same(example: Example, before: Run, after: Run) -> bool:
    if example.about == "fact":
        return bool(before["facts"].get(example.subject) == after["facts"].get(example.subject))
    if example.about == "sorting":
        return bool(before["kinds"] == after["kinds"])
    return said_of(before, example, after) == said_of(after, example, before)


def _renamed(example: Example, before: Run, after: Run) -> Example:
    """Under the id that its finding has on the masked pages: ids are made of what is said."""
    found = found_in(after, example, before) if example.about == "finding" else None
    return example if found is None else replace(example, subject=str(found["id"]))


def _example_json(example: Example, masker: PageMasker) -> dict[str, Any]:
    """Without who said it; the note is a person's own words and stays at home."""
    return {
        "about": example.about,
        "subject": example.subject,
        "version": example.version,
        "defect": example.defect,
        "answer": example.answer,
        "said": example.said.date().isoformat(),
        "seen": masker.value(dict(example.seen)),
    }


def _fact_json(one: FactCorrection) -> dict[str, Any]:
    box = None if one.box is None else [one.box.x0, one.box.y0, one.box.x1, one.box.y1]
    return {
        "first_page": one.first_page, "kind": one.kind, "field": one.field,
        "ordinal": one.ordinal, "value": one.value, "raw": one.raw, "page_no": one.page_no,
        "box": box,
    }  # fmt: skip
