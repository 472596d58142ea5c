"""Sentences to learn from (训练样本): of the list, and of the generator's own papers."""

from __future__ import annotations

import random
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from corpora.blocks import Para, Table
from corpora.defects.plant import story_with_defects
from corpora.templates.train import TRAIN
from corpora.wording import STATEMENT
from review.statements.labels import load_labels
from review.statements.rules import rule_labeller
from review.statements.sentence import SentenceInContext, plain_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpora.blocks import Block, Text
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
_SPOILT = "口日曰未末己已人入土士大太干千"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the labels it bears. `source`: "list" or the case's id."""

    sentence: SentenceInContext
    labels: frozenset[str]
    source: str


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
            yield Example(sentence, borne, f"list{number}")


def from_stories(count: int, seed: int) -> Iterator[Example]:
    """Marked sentences of the train set's papers; those unmarked on which no rule speaks."""
    kinds: tuple[CaseKind, ...] = ("penalty_ordinary", "penalty_ordinary", "penalty_summary")
    rules = rule_labeller()
    for number in range(count):
        try:
            story, _ = story_with_defects(
                f"s{number}", seed + number, kinds[number % 3], number % 2 == 0
            )
        except (LookupError, NotImplementedError):
            continue  # not every seed has a story in the years the calendar knows
        for doc in TRAIN.documents(story, TRAIN.voice(story)):
            for labels, words in _said(doc.blocks):
                for piece in words.split("。"):
                    plain = plain_sentence(piece)
                    if len(plain) < 6:
                        continue
                    section = next(
                        (s for label in labels if (s := _SECTION_OF.get(label.split(".")[0]))), ""
                    )
                    sections = (section,) if section else ()
                    sentence = SentenceInContext(plain + "。", doc.kind, "", sections)
                    if labels or not rules.label([sentence])[0]:
                        yield Example(sentence, frozenset(labels), story.case_id)


def _said(blocks: Sequence[Block]) -> Iterator[tuple[tuple[str, ...], str]]:
    """(labels, words) of the marked sentences, and of the text between them."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _said(cell.content)
        elif isinstance(block, Para):
            yield from _of_text(block.text)


def _of_text(text: Text) -> Iterator[tuple[tuple[str, ...], str]]:
    words = "".join(run.text for run in text)
    for run in text:
        for name, value in run.facts:
            if name == STATEMENT and isinstance(value, tuple):
                labels, said = value
                words = words.replace(said, "。", 1)
                yield labels, said
    if words.strip("。 "):
        yield (), words


def _filled(wording: str, chance: random.Random) -> str:
    words = {name: chance.choice(options) for name, options in _WORDS.items()}
    return wording.format(n=chance.randrange(2, 90), **words)


def _family(labels: frozenset[str]) -> str:
    return min(labels).split(".")[0] if labels else ""


def _kind_for(labels: frozenset[str], chance: random.Random) -> str:
    table = load_labels()
    kinds = [kind for group in table.kinds.values() for kind in group]
    fitting = [kind for kind in kinds if all(table.stands_in(label, kind) for label in labels)]
    return chance.choice(fitting or _KINDS_WITHOUT_GROUP)


def _spoilt(words: str, chance: random.Random) -> str:
    """One character in fifty read wrong, as an engine may."""
    return "".join(
        chance.choice(_SPOILT) if chance.random() < 0.02 else character for character in words
    )
