"""What pyproject.toml promises: data files are packaged, imports are declared where they belong."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
EXTRAS = PROJECT["optional-dependencies"]
OURS = {"review", "models", "corpora", "tests"}
MAY_USE = {
    "review": ("openvino", "cluster"),
    "models": ("train", "corpora"),
    "corpora": ("corpora",),
    "tests": tuple(EXTRAS),
}
"""Folder → extras that its code may need beside the run-time dependencies."""


def imported_names(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            else:
                continue
            yield from ((name.partition(".")[0], str(path.relative_to(ROOT))) for name in names)


def name_of(requirement: str) -> str:
    return normal(re.split(r"[^\w.-]", requirement, maxsplit=1)[0])


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("folder", MAY_USE)
def test_imports_are_declared(folder):
    rows = [*PROJECT["dependencies"], *(row for extra in MAY_USE[folder] for row in EXTRAS[extra])]
    declared = {name_of(row) for row in rows}
    beside = {path.stem for path in (ROOT / "tests").rglob("*.py")} if folder == "tests" else set()
    installed = packages_distributions()
    undeclared = {
        (name, path)
        for name, path in imported_names(ROOT / folder)
        if name not in sys.stdlib_module_names | OURS | beside
        and not declared & {normal(found) for found in installed.get(name, [name])}
    }
    assert undeclared == set()


@pytest.mark.parametrize("package", ["review", "models"])
def test_data_files_are_packaged(package):
    patterns = PYPROJECT["tool"]["setuptools"]["package-data"][package]
    folder = ROOT / package
    packaged = {path for pattern in patterns for path in folder.glob(pattern)}
    code = {".py", ".pyi", ".pyc"}
    data = {path for path in folder.rglob("*") if path.is_file() and path.suffix not in code}
    assert sorted(map(str, data - packaged)) == []
