"""Fixtures (回归样例) read and weighed again, on any computer and without a store."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from review.errors import LearningError
from review.learning.judge import Judgement
from review.learning.rerun import run_of
from review.model.case_record import FactCorrection, LayoutDocument
from review.model.corrections import Corrections
from review.model.geometry import Box
from review.model.learning import Example
from review.model.result import SourceFile
from review.pipeline import ReadCase, weigh_case
from review.reports.contract import ResultDocument
from review.reports.result_json import result_json
from review.store.page_json import page_from_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from review.learning.configuration import Configuration
    from review.learning.rerun import Run

SCHEMA = "juanjian.fixtures/1"
MANIFEST = "fixtures.json"


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
        judgement.add(before, weighed(configuration, read, given), own)
        files += 1
    return {"files": files, **judgement.report()}


def weighed(configuration: Configuration, read: ReadCase, given: Corrections) -> Run:
    """What a configuration makes of a reading, in short."""
    result = weigh_case(read, configuration.standards, given, models=configuration.models)
    return run_of(ResultDocument.model_validate_json(result_json(result)))


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
