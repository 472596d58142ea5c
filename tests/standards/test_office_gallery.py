"""Every broken file of the gallery is refused with the message it carries (`#>` lines)."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.errors import OfficeError
from review.standards.load import load_standards
from review.standards.office.apply import with_office_file

GALLERY = sorted((Path(__file__).parent / "office_gallery").glob("*.yaml"))


def test_the_gallery_is_there():
    assert len(GALLERY) >= 45


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_refused_with_its_message(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    wanted = [line.removeprefix("#> ") for line in lines if line.startswith("#> ")]
    assert wanted, "the file says no message"
    with pytest.raises(OfficeError) as caught:
        with_office_file(load_standards(), path)
    assert caught.value.code == "office_wrong"
    assert caught.value.exit_status == 2
    said = [line.removeprefix(path.name).strip() for line in caught.value.message.splitlines()]
    assert said == wanted


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_messages_are_chinese_and_name_a_line(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#> "):
            assert line.startswith("#> 第")
            assert "行" in line[:9]
            assert not any(word in line for word in ("Input", "should", "valid", "Error", "Field"))
