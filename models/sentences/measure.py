"""Measures labels of sentences: `python -m models.sentences.measure FOLDER`.

Labels found against the gold `statements` of born-digital case files. Only sentences that the
wordings mark are judged: what else stands in a file has no gold.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from models.page_kinds.examples import read_born
from review.model.case_file import CaseFacts
from review.sorting.sort import sort_pages
from review.standards.load import load_standards
from review.statements.read import read_statements
from review.statements.sentence import plain_sentence
from review.statements.shipped import shipped_labeller

if TYPE_CHECKING:
    from collections.abc import Iterable

    Said = tuple[str, str]
    """Label and sentence."""


def main() -> None:
    """Prints precision and recall per label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    right, stated, wanted = Counter[str](), Counter[str](), Counter[str]()
    for gold_path in sorted(parser.parse_args().folder.glob("*/gold.json")):
        gold = [
            (str(row["label"]), plain_sentence(str(row["text"])))
            for row in json.loads(gold_path.read_text(encoding="utf-8"))["statements"]
        ]
        found = list(_found(gold_path.with_name("born.pdf")))
        marked = {words for _, words in gold}
        for label, words in gold:
            wanted[label] += 1
            right[label] += any(label == other and _same(words, said) for other, said in found)
        for label, said in found:
            inside = [words for words in marked if _same(words, said)]
            if inside:
                stated[label] += 1
                if not any(one == label and words in inside for one, words in gold):
                    print(f"{gold_path.parent.name} not gold: {label}: {said[:60]}")
    _report(right, stated, wanted)


def _found(pdf: Path) -> Iterable[Said]:
    pages = tuple(read_born(pdf))
    case = sort_pages(pages, load_standards())
    facts = CaseFacts(case.kind, 1.0, case.domain, case.documents, (), pages)
    for said in read_statements(case, facts, shipped_labeller()).statements:
        yield said.label, plain_sentence(said.sentence)


def _same(words: str, said: str) -> bool:
    """One holds the other, or most of it."""
    short, long = sorted((words.rstrip("。；，"), said.rstrip("。；，")), key=len)
    return bool(short) and short in long


def _report(right: Counter[str], stated: Counter[str], wanted: Counter[str]) -> None:
    print(f"{'label':28} recall  (found/gold)   also stated on marked sentences")
    for label in sorted(set(wanted) | set(stated)):
        share = right[label] / wanted[label] if wanted[label] else float("nan")
        print(f"{label:28} {share:6.2f}  {right[label]}/{wanted[label]}   {stated[label]}")
    total = sum(wanted.values())
    print(f"recall over all labels {sum(right.values()) / max(1, total):.3f} of {total}")


if __name__ == "__main__":
    main()
