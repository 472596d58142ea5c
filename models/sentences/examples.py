"""Sentences to learn from (训练样本): of the list, the grammar and the generator's own papers."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from corpora.defects.plant import story_with_defects
from corpora.grammar import sentences
from corpora.make import template_set
from corpora.noise import spoil
from corpora.noise.spoil import table
from models.sentences.passages import family
from models.sentences.told import tell
from review.statements.labels import load_labels
from review.statements.rules import rule_labeller
from review.statements.sentence import SentenceInContext, plain_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpora.story import CaseKind

_SECTION_OF = {
    "fact": "facts",
    "evidence": "evidence",
    "defence": "defence",
    "discretion": "discretion",
    "circumstance": "discretion",
    "law": "law",
}
_KINDS_WITHOUT_GROUP = ("penalty_decision", "investigation_report", "statement_defense_record")
_WORDS: Mapping[str, Sequence[str]] = {
    "who": ("当事人", "你（单位）", "该公司", "该店", "你店", "其", "被处罚人", "该单位"),
    "day": ("2024年3月5日", "2025年11月20日", "2023年6月1日", "2026年1月8日"),
    "law": (
        "《中华人民共和国食品安全法》第三十四条第一款第（十）项",
        "《中华人民共和国广告法》第九条第（三）项",
        "《城市市容和环境卫生管理条例》第十七条",
        "《中华人民共和国安全生产法》第四十一条第二款",
    ),
    "basis": ("《云泽市行政处罚裁量权基准》", "《澜江省市场监管裁量基准》", "本系统裁量标准"),
    "thing": ("饼干", "燃气软管", "预包装食品", "渣土", "农药", "宣传册", "儿童玩具", "药品"),
}
_CONSEQUENCE = "fact.consequence"
_LEFT_OUT = 6.0
"""Of so many sentences without a mark one is kept: they say much the same."""
_SPOILT = 0.02
"""Share of characters that are read wrong in a sentence that is spoilt."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the labels it bears. `source`: "list…", "grammar…" or the case's id.

    `judged`: the labels of which this is known; None: of all. `weigh`: how many sentences of a
    case file it stands for.
    """

    sentence: SentenceInContext
    labels: frozenset[str]
    source: str
    judged: frozenset[str] | None = None
    weigh: float = 1.0


def from_list(each: int, seed: int) -> Iterator[Example]:
    """`each` fillings of every sentence of `examples.yaml`, some joined, some spoilt."""
    chance = random.Random(seed)
    text = (files("models.sentences") / "examples.yaml").read_text(encoding="utf-8")
    rows: dict[str, list[str]] = yaml.safe_load(text)
    single = [
        (frozenset(() if names == "none" else names.split()), wording)
        for names, wordings in rows.items()
        for wording in wordings
    ]
    for number, (labels, wording) in enumerate(single):
        for _ in range(each):
            words = _filled(wording, chance)
            borne = labels
            if chance.random() < 0.25:
                other, more = chance.choice(single)
                if _family(other) == _family(labels):
                    words = words.rstrip("。") + "，" + _filled(more, chance)
                    borne = labels | other
            if chance.random() < 0.3:
                words = _spoilt(words, chance)
            kind = _kind_for(borne, chance)
            section = _SECTION_OF.get(_family(borne), "")
            sections = (section,) if section and chance.random() < 0.8 else ()
            sentence = SentenceInContext(plain_sentence(words), kind, "", sections)
            yield Example(sentence, borne, f"list{number}", _certain_of(borne))


def from_grammar(count: int, seed: int) -> Iterator[Example]:
    """Sentences of the grammar's training family, a third of them spoilt; all labels are known."""
    chance = random.Random(seed)
    for told in sentences("train", count, seed):
        words = _spoilt(told.text, chance) if chance.random() < 0.3 else told.text
        sections = (told.section,) if told.section else ()
        said = SentenceInContext(plain_sentence(words), told.kind, "", sections)
        yield Example(said, told.labels, f"grammar{told.masked[:8]}", _certain_of(told.labels))


def from_stories(count: int, seed: int, name: str = "train") -> Iterator[Example]:
    """Sentences of a template set's papers: all that are marked, some of those that are not.

    Of a marked sentence the labels of its families are known, and those that its document marks;
    of one without a mark, those of its document, and every label of which no rule speaks.
    """
    templates = template_set(name)
    kinds: tuple[CaseKind, ...] = ("penalty_ordinary", "penalty_ordinary", "penalty_summary")
    chance = random.Random(seed)
    rules = rule_labeller()
    for number in range(count):
        try:
            story, _ = story_with_defects(
                f"{name}{number}", seed + number, kinds[number % 3], number % 2 == 0
            )
        except (LookupError, NotImplementedError):
            continue  # not every seed has a story in the years the calendar knows
        for doc in templates.documents(story, templates.voice(story)):
            told = list(tell(doc))
            marked = frozenset(label for one in told for label in one.labels)
            for one in told:
                kept = bool(one.marks) or chance.random() < 1 / _LEFT_OUT
                if not kept or (not one.marks and one.sentence.kind == "unknown"):
                    continue
                spoken = frozenset(rules.label([one.sentence])[0])
                yield Example(
                    one.sentence,
                    one.labels,
                    story.case_id,
                    _known(one.labels, marked, spoken),
                    1.0 if one.marks else _LEFT_OUT,
                )


def distinct(examples: Iterable[Example]) -> list[Example]:
    """Each sentence once, its figures aside: the generator's papers repeat themselves."""
    seen: dict[tuple[str, str, frozenset[str]], Example] = {}
    for example in examples:
        words = re.sub(r"\d+", "0", example.sentence.text)
        seen.setdefault((example.sentence.kind, words, example.labels), example)
    return list(seen.values())


def _certain_of(borne: frozenset[str]) -> frozenset[str] | None:
    """The labels of which a made sentence is certain; None: of all.

    Of harm named as a circumstance it is open whether it tells the consequence, too.
    """
    if _CONSEQUENCE in borne or not any(label.endswith("_harm") for label in borne):
        return None
    return frozenset(load_labels().names) - {_CONSEQUENCE}


def _known(borne: frozenset[str], marked: frozenset[str], spoken: frozenset[str]) -> frozenset[str]:
    families = {family(label) for label in borne}
    own = {label for label in load_labels().names if family(label) in families}
    if borne:
        return frozenset(own | marked)
    return frozenset(set(load_labels().names) - spoken | marked)


def _filled(wording: str, chance: random.Random) -> str:
    words = {name: chance.choice(options) for name, options in _WORDS.items()}
    return wording.format(n=chance.randrange(2, 90), **words)


def _family(labels: frozenset[str]) -> str:
    return family(min(labels)) if labels else ""


def _kind_for(labels: frozenset[str], chance: random.Random) -> str:
    table = load_labels()
    kinds = [kind for group in table.kinds.values() for kind in group]
    fitting = [kind for kind in kinds if all(table.stands_in(label, kind) for label in labels)]
    return chance.choice(fitting or _KINDS_WITHOUT_GROUP)


def _spoilt(words: str, chance: random.Random) -> str:
    """One character in fifty read wrong, as an engine may."""
    usual = table("poor").rates
    times = _SPOILT / (usual["substitution"] + usual["deletion"])
    return spoil(words, "poor", chance, times).text
