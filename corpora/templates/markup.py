"""A plain markup for documents: one line, one block; `corpora.wording` fills the braces.

=== kind tag tag          a document; tags say who writes so (market, form, ...), none: anyone
plain line                a paragraph, first line indented by two characters
@flush / @center / @right / @bold / @small text      paragraphs of another shape
@agency / @title / @subtitle / @number text          lines of the head
@qa text                  a question or answer, hanging
@sign label|field|tail|align        label and place for the signatures in that field
@close agency|date|seal field       closing lines with the seal over them
@stamp field              a seal that stands alone (@square: rectangular)
@gap n    @break          space, new page
@if cond / @else / @fi    as in wordings
@each field               the next line once for every row of a field; {1} {2} ... are its parts
@photo field height       @copy what height line // line          pictures
@table w w w              rows follow, one a line: | a | b |, to @end;  cells: (c2 r3 h4 v /)text
                          `!` starts a label cell; ` // ` parts the lines of a cell (any block)
@joined @unnumbered @footer text @feet label=field,label=field       about the whole document
@list title|doc_no|date   what the 卷内目录 says, where it differs
... ##field               at the end of a line: the block exists for this field
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, cast

from corpora.blocks import (
    Align,
    Block,
    Cell,
    Closing,
    Doc,
    Gap,
    Heading,
    PageBreak,
    Para,
    Picture,
    Run,
    Sign,
    Stamp,
    Table,
)
from corpora.story import Seal, Signed
from corpora.templates.branches import chosen_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpora.wording import Filler

_CELL_FLAGS = re.compile(r"\(([chrv\d/ ]+)\)")


@dataclass
class _Draft:
    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    joined: bool = False
    numbered: bool = True
    footer: str = ""
    feet: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, object], ...] = ()
    listing: dict[str, str] = field(default_factory=dict)


def compile_document(lines: Iterable[str], filler: Filler) -> Doc:
    """The document of a paper from the lines of a wording."""
    draft = _Draft()
    rows = list(chosen_lines(lines, filler))
    while rows:
        line = rows.pop(0)
        if line.startswith("@table"):
            body: list[str] = []
            while rows and (row := rows.pop(0)) != "@end":
                body.append(row)
            table = _table(line, body, filler)
            if table.rows:
                draft.blocks.append(table)
        else:
            _line(line, draft, filler)
    paper = filler.paper
    return Doc(
        paper.key,
        paper.kind,
        draft.title,
        tuple(draft.blocks),
        draft.joined,
        draft.numbered,
        draft.feet,
        draft.footer,
        draft.listing,
        draft.facts,
    )


def _about(line: str) -> tuple[str, str]:
    body, mark, about = line.rpartition("##")
    return (body.rstrip(), about.strip()) if mark else (line, "")


def _line(line: str, draft: _Draft, filler: Filler) -> None:
    command, _, rest = line.partition(" ")
    if command == "@joined":
        draft.joined = True
    elif command == "@unnumbered":
        draft.numbered = False
    elif command == "@footer":
        draft.footer = rest
    elif command == "@list":
        parts = [filler.write_plain(part) for part in filler.settle(rest).split("|")]
        draft.listing = dict(zip(("title", "doc_no", "date"), parts, strict=False))
    elif command == "@feet":
        if "page_signatures" in filler.paper.omitted:
            draft.facts = (("page_signatures", False),)
            return
        pairs = (pair.split("=") for pair in rest.split(","))
        draft.feet = tuple((label, "、".join(_names(filler, name))) for label, name in pairs)
        draft.facts = filler.facts("page_signatures", True)
    else:
        draft.blocks += blocks_of(line, filler)
        if command == "@title" and not draft.title:
            draft.title = "".join(run.text for run in filler.text(_about(rest)[0]))


def _names(filler: Filler, name: str) -> tuple[str, ...]:
    value = filler.value(name)
    return value.names if isinstance(value, Signed) else ()


_SHAPES: dict[str, dict[str, object]] = {
    "@flush": {"indent": 0},
    "@center": {"indent": 0, "align": "center"},
    "@right": {"indent": 0, "align": "right"},
    "@small": {"indent": 0, "size": 0.85},
    "@qa": {"indent": 0, "hang": 2},
}


def blocks_of(line: str, filler: Filler, in_cell: bool = False) -> list[Block]:
    """The blocks of one line; none where its field is left out."""
    line, about = _about(line)
    if about and about in filler.paper.omitted:
        return []
    return _stating(_blocks(line, filler, in_cell), about, filler)


def _stating(made: list[Block], about: str, filler: Filler) -> list[Block]:
    """A passage states by being there what its field asks (出示证件, 核对确认)."""
    if filler.value(about) is True and made and isinstance(made[0], Para):
        first, *rest = made[0].text
        stated = replace(first, facts=first.facts + filler.facts(about, True))
        return [replace(made[0], text=(stated, *rest)), *made[1:]]
    return made


def _blocks(line: str, filler: Filler, in_cell: bool) -> list[Block]:
    command, _, rest = line.partition(" ")
    if command in _SHAPES:
        words = filler.text(rest)
        shape = _SHAPES[command]
        return [Para(words, **shape)] if any(run.text for run in words) else []  # type: ignore[arg-type]
    if command == "@bold":
        return [Para(filler.text(rest, "bold"), indent=0)]
    if command in ("@agency", "@title", "@subtitle", "@number"):
        role = cast('Literal["agency", "title", "subtitle", "number"]', command[1:])
        face = "title" if role in ("agency", "title") else "body"
        text = filler.text(rest, face)  # type: ignore[arg-type]
        return [Heading(text, role)] if any(run.text.strip() for run in text) else []
    if command == "@sign":
        return _sign(rest, filler)
    if command == "@close":
        return [_close(rest, filler)]
    if command in ("@stamp", "@square"):
        value = filler.value(rest.strip())
        seal = value if isinstance(value, Seal) else Seal("")
        return [Stamp(seal.name, seal.text, filler.facts(rest.strip(), seal), command == "@stamp")]
    if command == "@gap":
        return [Gap(float(rest or 1))]
    if command == "@break":
        return [PageBreak()]
    if command == "@photo":
        count, height = rest.split()
        return [
            Picture("photo", 0.72, float(height), (), filler.story.seed * 10 + n)
            for n in range(int(count))
        ]
    if command == "@copy":
        what, height, inside = rest.split(" ", 2)
        return [
            Picture(
                cast('Literal["id_card", "licence", "screen", "ticket", "disc"]', what),
                0.6 if what == "id_card" else 0.9,
                float(height),
                tuple(filler.text(word) for word in inside.split(" // ")),
                filler.story.seed,
            )
        ]
    indent = 0 if in_cell else 2
    if command == "@p":
        indent, line = 2, rest
    plain = filler.text(line)
    return [Para(plain, indent=indent)] if any(run.text for run in plain) else []


def _sign(rest: str, filler: Filler) -> list[Block]:
    label, name, tail, align = [*filler.settle(rest).split("|"), "", "", ""][:4]
    if name in filler.paper.omitted:
        return []
    value = filler.value(name)
    signed = value if isinstance(value, Signed) else Signed()
    return [
        Sign(
            filler.text(label),
            signed.names,
            filler.facts(name, signed),
            filler.text(tail) if tail else (),
            cast("Align", align or "left"),
            signed.finger,
        )
    ]


def _close(rest: str, filler: Filler) -> Closing:
    agency, day, name = [*filler.settle(rest).split("|"), "", ""][:3]
    value = filler.value(name or "seal")
    seal = value if isinstance(value, Seal) else Seal("")
    return Closing(
        filler.text(agency) if agency else (),
        filler.text(day) if day else (),
        seal.name,
        seal.text,
        filler.facts(name or "seal", seal),
    )


def _table(head: str, body: list[str], filler: Filler) -> Table:
    widths = tuple(float(part) for part in head.split()[1:])
    rows: list[tuple[Cell, ...]] = []
    header = 0
    for line in body:
        line, about = _about(line)
        if about and about in filler.paper.omitted:
            continue
        if line.startswith("@"):
            rows.append((Cell(tuple(blocks_of(line, filler, True)), len(widths)),))
            continue
        parts = re.split(r"(?<= )\|(?= )|^\||\|$", line.strip())
        cells = [part.strip() for part in parts[1:-1]]
        if not rows and all(cell.startswith("!") for cell in cells) and len(cells) > 2:
            header = 1
        row = [_cell(cell, filler) for cell in cells]
        row[-1] = replace(row[-1], content=tuple(_stating(list(row[-1].content), about, filler)))
        rows.append(tuple(row))
    return Table(widths, tuple(rows), header)


def _cell(source: str, filler: Filler) -> Cell:
    cell = Cell(())
    found = _CELL_FLAGS.match(source)
    if found:
        for flag in found[1].split():
            number = int(flag[1:] or 1)
            name = {"c": "columns", "r": "rows", "h": "height"}.get(flag[0])
            cell = (
                replace(cell, **{name: number})  # type: ignore[arg-type]
                if name
                else replace(cell, vertical=True)
                if flag == "v"
                else replace(cell, slash=True)
            )
        source = source[found.end() :]
    if source.startswith("!"):
        text = filler.text(source[1:], "label")
        return replace(cell, content=(Para(text, indent=0, align="center"),))
    content: list[Block] = []
    for part in filler.settle(source).split(" // "):
        content += blocks_of(part.strip(), filler, True)
    if cell.slash and any(
        run.text.strip() for b in content if isinstance(b, Para) for run in b.text
    ):
        cell = replace(cell, slash=False)
    return replace(cell, content=tuple(content) or (Para((Run(""),), indent=0),))
