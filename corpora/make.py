"""Makes case files: `python -m corpora.make --set train --count 40 --out out/corpora/train`.

With `--renditions reading` nothing is drawn: the pages are written as a reader without fault would
give them, which takes a fraction of the time; `--workers` shares the work among processes.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from corpora.abilities import ability
from corpora.batch import made
from corpora.build import TemplateSet, build
from corpora.cover import cover, file_seed, missing
from corpora.damage.renditions import make_renditions, plan_bad
from corpora.defects import plant
from corpora.gold import write_gold
from corpora.layout.draw import draw
from corpora.layout.reading import write_readings
from corpora.ministries import ministries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpora.abilities import Ability
    from corpora.defects.ways import Way
    from corpora.story import CaseKind, CaseStory

KINDS: tuple[CaseKind, ...] = (
    "penalty_ordinary",
    "penalty_summary",
    "inspection",
    "coercive",
    "license",
)
_SHARES = (20, 6, 7, 4, 3)
_REPORT = 50


def template_set(name: str) -> TemplateSet:
    """The template set of this name: `TEMPLATES` of corpora.heldout, or the training set."""
    if name == "train":
        from corpora.templates.train import TRAIN

        return TRAIN
    return cast("TemplateSet", import_module(f"corpora.{name}").TEMPLATES)


def kind_of(number: int, kinds: tuple[CaseKind, ...]) -> CaseKind:
    """The kind of the n-th file: about half are ordinary penalties, every kind comes early."""
    shares = [share for kind, share in zip(KINDS, _SHARES, strict=True) if kind in kinds]
    chosen = [kind for kind in KINDS if kind in kinds]
    given = [0.0] * len(chosen)
    place = 0
    for _ in range(number + 1):
        place = max(range(len(chosen)), key=lambda i: shares[i] / (given[i] + 1))
        given[place] += 1
    return chosen[place]


def ministry_of(seed: int) -> str:
    """The ministry that a file of this seed takes if its kind and defects let it.

    Ministries have different numbers of causes, and shall have their shares of the files.
    """
    shared = [one.id for one in ministries().values() for _ in range(one.share)]
    return random.Random(f"ministry:{seed}").choice(shared)


def make_case(
    story: CaseStory,
    planted: tuple[Way, ...],
    templates: TemplateSet,
    folder: Path,
    renditions: set[str],
) -> int:
    """One case file with its renditions and gold; gives the number of pages."""
    folder.mkdir(parents=True, exist_ok=True)
    built = build(story, templates)
    count = len(built.placed.pages)
    seed = int(folder.name.split("-")[1])
    if "reading" in renditions:
        write_readings(built.placed, folder)
    if renditions & {"born", "scan", "bad"}:
        born = folder / "born.pdf"
        draw(built.placed, born)
        shown = make_renditions(born, folder, renditions, seed)
        if "born" not in renditions:
            born.unlink()
    else:
        shown = plan_bad(count, seed)
    write_gold(folder, built, plant.gold(planted, built), shown, templates.name)
    return count


Told = tuple["CaseStory", tuple["Way", ...]]


def chosen_story(asked: argparse.Namespace, name: str, able: Ability, number: int) -> Told:
    """The n-th story by chance; with codes asked for in every file, or every second file clean."""
    kinds = tuple(kind for kind in KINDS if kind in asked.kinds.split(","))
    codes = tuple(code for code in asked.defects.split(",") if code)
    own = file_seed(asked.seed, number)
    kind = kind_of(number, kinds)
    ministry = ministry_of(own)
    clean = asked.clean or (not codes and number % 2 == 0)
    case_id = f"{name}-{own}-{kind}"
    return plant.story_with_defects(case_id, own, kind, clean, codes, ministry, able)


def chosen_stories(asked: argparse.Namespace, name: str, able: Ability) -> Iterator[Told]:
    """All stories of a command, one after another."""
    for number in range(asked.count):
        yield chosen_story(asked, name, able, number)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="train", dest="name")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--renditions", default="born,scan,bad", help="of born, scan, bad, reading")
    parser.add_argument("--workers", type=int, default=1, help="processes")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--defects", default="", help="codes to plant in every file")
    parser.add_argument("--traits", default="", help="traits that every file has")
    parser.add_argument("--clean", action="store_true", help="plant nothing in any file")
    parser.add_argument("--cover", action="store_true", help="plant every code at least once")
    return parser.parse_args()


def main() -> None:
    """The command."""
    asked = _arguments()
    templates = template_set(asked.name)
    traits = frozenset(trait for trait in asked.traits.split(",") if trait)
    able = replace(ability(templates), asked=traits)
    slots = cover(templates.name, asked.count, asked.seed, able) if asked.cover else []
    if asked.cover:
        print("not planted:", *(sorted(missing(slots)) or ("-",)), flush=True)

    def make(number: int) -> str:
        began = time.perf_counter()
        if slots:
            story, planted = slots[number].story, slots[number].ways
        else:
            story, planted = chosen_story(asked, templates.name, able, number)
        folder = asked.out / story.case_id
        pages = make_case(story, planted, templates, folder, set(asked.renditions.split(",")))
        return f"{story.case_id}: {pages} pages, {time.perf_counter() - began:.1f} s"

    began = time.perf_counter()
    for done, line in enumerate(made(range(asked.count), make, asked.workers), 1):
        print(line, flush=True)
        if done % _REPORT == 0 or done == asked.count:
            minutes = (time.perf_counter() - began) / 60
            print(f"{done} files, {done / minutes:.0f} files a minute", flush=True)


if __name__ == "__main__":
    main()
