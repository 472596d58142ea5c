"""Every kind of document has words to learn it from: without them the training stops."""

from __future__ import annotations

from importlib.resources import files

import yaml

from models.page_kinds.examples import load_wordings
from review.sorting.title_index import TitleIndex
from review.standards.load import load_standards


def test_every_kind_has_wordings_and_every_wording_a_kind():
    text = (files("models.page_kinds") / "wordings.yaml").read_text(encoding="utf-8")
    assert set(yaml.safe_load(text)) - {"unknown"} == set(load_standards().document_kinds)


def test_wordings_are_loaded_with_their_titles():
    kinds = load_standards().document_kinds
    loaded = load_wordings(kinds, TitleIndex(kinds))
    assert {one.kind for one in loaded} >= set(kinds)
