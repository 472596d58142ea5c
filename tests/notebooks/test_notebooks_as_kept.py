"""The notebooks as they are kept: without outputs, in Chinese, using the product alone."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
OURS = {"review", "models"}
"""What a notebook may import of the project; the corpora and the tests are not installed."""


def _cells(path, kind):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == kind]


def test_there_are_four_numbered_in_reading_order():
    assert [path.name[0] for path in NOTEBOOKS] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_outputs_are_stripped(path):
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_text_is_chinese_and_stands_before_code(path):
    texts = _cells(path, "markdown")
    assert len(texts) >= 4
    assert all(re.search(r"[\u4e00-\u9fff]", text) for text in texts)
    assert texts[0].startswith("# ")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_imports_are_of_the_product_or_of_libraries(path):
    for code in _cells(path, "code"):
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            elif isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            else:
                continue
            for name in names:
                top = name.split(".")[0]
                assert top not in {"tests", "corpora"}, name
                if (ROOT / top).is_dir():
                    assert top in OURS, name


def test_plots_use_a_font_with_chinese_characters():
    drawing = [path for path in NOTEBOOKS if "pyplot" in "".join(_cells(path, "code"))]
    assert len(drawing) >= 2
    for path in drawing:
        assert "font_file()" in "".join(_cells(path, "code"))
