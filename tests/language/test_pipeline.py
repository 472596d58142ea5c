"""The spaCy pipeline: words, sentences, entities; offline and without files."""

from __future__ import annotations

import subprocess
import sys

from review.facts.values.entities import case_pipeline, find_entities
from review.language.segmentation import words_of

TEXT = (
    "北京市海淀区市场监督管理局于2025年3月3日作出《行政处罚决定书》（京海市监罚〔2025〕12号），"
    "依据《中华人民共和国食品安全法》第一百二十四条第一款，对当事人罚款人民币伍仟元整。执法人员：张三。"
)


def test_entities() -> None:
    assert [(entity.value, entity.raw) for entity in find_entities(TEXT)] == [
        ("ORG", "北京市海淀区市场监督管理局"),
        ("DATE", "2025年3月3日"),
        ("DOCUMENT", "行政处罚决定书"),
        ("DOC_NO", "京海市监罚〔2025〕12号"),
        ("LAW", "《中华人民共和国食品安全法》第一百二十四条第一款"),
        ("MONEY", "人民币伍仟元整"),
        ("PERSON", "张三"),
    ]


def test_sentences_and_values() -> None:
    doc = case_pipeline()(TEXT)
    assert doc.text == TEXT
    assert len(list(doc.sents)) == 2
    money = next(span for span in doc.spans["values"] if span.label_ == "MONEY")
    assert money._.value.fen == 500_000
    assert money._.certain == 1.0


def test_words_join_to_the_text_and_know_the_trade() -> None:
    text = "制作行政处罚决定书 送达，\n其统一社会信用代码为"
    words = list(words_of(text))
    assert "".join(words) == text
    assert {"行政处罚决定书", "统一社会信用代码"} <= set(words)


def test_start_says_nothing_and_writes_nothing(tmp_path: object) -> None:
    code = (
        "import warnings; warnings.filterwarnings('ignore', '.*invalid escape sequence')\n"
        "from review.language.segmentation import words_of; list(words_of('行政处罚'))"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"TMPDIR": str(tmp_path), "PATH": ""},
    )
    assert run.stdout == run.stderr == ""
    assert list(tmp_path.iterdir()) == []  # type: ignore[attr-defined]
