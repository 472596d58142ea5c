"""Takes out of a PDF what would act by itself: scripts, programs to start, forms to send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_HARMLESS = frozenset({"/GoTo", "/URI", "/Named", "/Thread", "/Hide", "/SetOCGState"})
"""Actions that only move to a place or that the reader clicks and sees; all others go."""

_MOST_NODES = 100_000


def remove_active_content(pdf: pikepdf.Pdf) -> None:
    """Removes scripts and actions of the document, its pages, annotations, fields, bookmarks."""
    root = pdf.Root
    _drop_action(root, "/OpenAction")
    _drop(root, "/AA")
    if isinstance(root.get("/Names"), pikepdf.Dictionary):
        _drop(root.Names, "/JavaScript")
    for page in pdf.pages:
        _drop(page.obj, "/AA")
        annotations = page.obj.get("/Annots")
        for annotation in annotations if isinstance(annotations, pikepdf.Array) else ():
            if isinstance(annotation, pikepdf.Dictionary):
                _calm(annotation)
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary):
        _drop(form, "/XFA")
        for field in _tree(form.get("/Fields"), "/Kids"):
            _calm(field)
    outlines = root.get("/Outlines")
    if isinstance(outlines, pikepdf.Dictionary):
        for item in _bookmarks(outlines.get("/First")):
            _calm(item)


def _calm(thing: Any) -> None:
    _drop_action(thing, "/A")
    _drop(thing, "/AA")


def _drop_action(thing: Any, key: str) -> None:
    """Removes an action that acts, or is followed by one; a place to go to is an array."""
    action = thing.get(key)
    if isinstance(action, pikepdf.Dictionary) and (
        str(action.get("/S")) not in _HARMLESS or "/Next" in action
    ):
        _drop(thing, key)


def _drop(thing: Any, key: str) -> None:
    if key in thing:
        del thing[key]


def _tree(nodes: Any, kids: str) -> Iterator[Any]:
    waiting = list(nodes) if isinstance(nodes, pikepdf.Array) else []
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, pikepdf.Dictionary):
            yield node
            below = node.get(kids)
            waiting.extend(below if isinstance(below, pikepdf.Array) else ())


def _bookmarks(first: Any) -> Iterator[Any]:
    waiting = [first]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, pikepdf.Dictionary):
            yield item
            waiting.extend(item.get(key) for key in ("/First", "/Next") if key in item)
