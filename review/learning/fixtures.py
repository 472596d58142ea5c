"""Fixtures (回归样例): examples as a folder of JSON that any computer can run again, without store.

`cases/*.json`: pages as read (masked), the corrections in force, what people said. A fixture is
given only where the machine, on the masked pages, still says what it said on the real ones.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from review.casework.report_sheets import result_secrets
from review.errors import LearningError
from review.jobs.read_pages import stored_reading
from review.learning.consent import require_consent
from review.learning.gather import gather
from review.learning.judge import Judgement, found_in, said_of
from review.learning.masked import PageMasker
from review.learning.rerun import corrections_at, run_of
from review.model.case_record import FactCorrection, LayoutDocument
from review.model.corrections import Corrections
from review.model.geometry import Box
from review.model.learning import Example
from review.model.result import SourceFile
from review.pipeline import ReadCase, weigh_case
from review.reports.contract import ResultDocument
from review.reports.result_json import result_json
from review.store import audit, cases, results
from review.store.learning import examples
from review.store.page_json import page_from_json, page_to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from review.learning.configuration import Configuration
    from review.learning.rerun import Run
    from review.model.people import User
    from review.store.office import Store

SCHEMA = "juanjian.fixtures/1"
MANIFEST = "fixtures.json"


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
    masker = PageMasker(result_secrets(document, configuration.standards))
    pages = tuple(map(masker.page, read.pages))
    if masker.left_in(pages):
        return NOT_HIDDEN
    facts = tuple(
        replace(one, value=masker.value(one.value), raw=masker.text(one.raw), previous="",
                why="", who="", user_id=None)
        for one in given.facts
    )  # fmt: skip
    layout = given.layout
    before = _weighed(configuration, read, given)
    hidden = replace(read, source=SourceFile("案卷.pdf", "", len(pages), 0), pages=pages)
    after = _weighed(configuration, hidden, Corrections(facts, layout))
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


def read_fixtures(folder: Path) -> Iterator[tuple[ReadCase, Corrections, list[Example], Run]]:
    """Each case file of a folder of fixtures: reading, corrections, examples, the run then.

    Raises:
        LearningError: the folder holds no fixtures, or one cannot be read.
    """
    paths = sorted((folder / "cases").glob("*.json"))
    if not (folder / MANIFEST).is_file() or not paths:
        raise LearningError(
            "learning_no_fixtures",
            f"“{folder}”不是回归样例文件夹（缺 {MANIFEST} 或 cases/）。"
            "请用 juanjian learn export 生成。",
        )
    for path in paths:
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            yield _read(path.stem, data)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise LearningError(
                "learning_fixture_unreadable", f"回归样例“{path}”读不出：{error}"
            ) from error


def compare_fixtures(folder: Path, configuration: Configuration) -> dict[str, Any]:
    """What this configuration says of the fixtures, against what was said when they were made."""
    judgement = Judgement()
    files = 0
    for read, given, own, before in read_fixtures(folder):
        judgement.add(before, _weighed(configuration, read, given), own)
        files += 1
    return {"files": files, **judgement.report()}


def _weighed(configuration: Configuration, read: ReadCase, given: Corrections) -> Run:
    result = weigh_case(read, configuration.standards, given, models=configuration.models)
    return run_of(ResultDocument.model_validate_json(result_json(result)))


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


def _read(name: str, data: dict[str, Any]) -> tuple[ReadCase, Corrections, list[Example], Run]:
    if data["schema"] != SCHEMA:
        raise ValueError(f"格式是 {data['schema']}，本程序只认 {SCHEMA}")
    pages = tuple(map(page_from_json, data["pages"]))
    read = ReadCase(SourceFile(f"{name}.pdf", "", len(pages), 0), pages, (), data["reader"])
    layout = data["layout"]
    given = Corrections(
        tuple(_fact(number, one) for number, one in enumerate(data["facts"], 1)),
        None if layout is None else tuple(LayoutDocument(**one) for one in layout),
    )
    own = [
        Example(
            case_id=name, about=one["about"], subject=one["subject"], version=one["version"],
            defect=one["defect"], answer=one["answer"], note="", seen=one["seen"],
            said=datetime.fromisoformat(one["said"]), user_id=None, who="",
        )
        for one in data["examples"]
    ]  # fmt: skip
    return read, given, own, data["before"]


def _fact(number: int, one: dict[str, Any]) -> FactCorrection:
    return FactCorrection(
        id=number, case_id="", first_page=one["first_page"], kind=one["kind"],
        field=one["field"], ordinal=one["ordinal"], value=one["value"], raw=one["raw"],
        previous="", page_no=one["page_no"], box=Box(*one["box"]) if one["box"] else None,
        why="", user_id=None, who="", when=datetime.min, withdrawn=False,
    )  # fmt: skip
