"""The validator of the rows: counts when all is well, status 1 and the place when it is not."""

from __future__ import annotations

from review.errors import StandardsError
from review.standards import validate
from review.standards.load import load_standards


def test_sound_rows_are_counted(capsys):
    assert validate.main() == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert load_standards().version in printed.out
    assert " 90 缺陷项\n" in printed.out
    assert all(count > 0 for count in validate.row_counts(load_standards()).values())


def test_a_wrong_row_is_named(capsys, monkeypatch):
    def refuse():
        raise StandardsError("standards_bad_row", "评查标准文件 limits.yaml 的 TL-01 有误")

    monkeypatch.setattr(validate, "load_standards", refuse)
    assert validate.main() == 1
    printed = capsys.readouterr()
    assert "limits.yaml" in printed.err
    assert "TL-01" in printed.err
    assert printed.out == ""
