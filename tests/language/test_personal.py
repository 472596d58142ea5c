"""Personal numbers and addresses in a text."""

from __future__ import annotations

import pytest

from review.language.personal import personal_spans


@pytest.mark.parametrize(
    ("text", "kind", "home"),
    [("身份证号430102198001011234。", "id_no", False), ("家住云溪县河东街道3号", "address", True)],
)
def test_a_place_of_two_kinds_is_told_once_and_as_the_surer(
    text: str, kind: str, home: bool
) -> None:
    (span,) = personal_spans(text)
    assert (span.kind, span.home) == (kind, home)
