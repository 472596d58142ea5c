"""Sentences of Chinese text."""

from __future__ import annotations

import pytest

from review.language.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲。乙。", ["甲。", "乙。"]),
        ("甲！乙？丙", ["甲！", "乙？", "丙"]),
        ("甲；乙。", ["甲；", "乙。"]),
        ("他说：“甲。乙。”然后走了。", ["他说：“甲。乙。”", "然后走了。"]),
        ("“甲。”，他说。", ["“甲。”，他说。"]),
        ("依据《甲。乙》第三条。丙。", ["依据《甲。乙》第三条。", "丙。"]),
        ("甲（乙。丙）丁。戊", ["甲（乙。丙）丁。", "戊"]),
        ("甲\n乙。", ["甲\n乙。"]),
        ("甲\n\n乙", ["甲", "乙"]),
        ("甲……乙", ["甲……", "乙"]),
        ("罚款5,000.00元。", ["罚款5,000.00元。"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_split(text: str, sentences: list[str]) -> None:
    found = split_sentences(text)
    assert [sentence.value for sentence in found] == sentences
    assert all(text[s.start : s.end] == s.raw for s in found)


def test_bracket_that_never_closes_does_not_swallow_the_rest() -> None:
    text = "甲（乙。" + "丙。" * 300
    assert len(split_sentences(text)) > 50
