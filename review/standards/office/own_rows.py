"""Rows of the office's own: document kinds and fields may be named in Chinese."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from review.model.defect import Applies, Defect, LegalBasis
from review.standards.kind_names import ids_by_name, kinds_by_name
from review.standards.office.problem import Problem, options, suggest
from review.standards.office.wrong_values import problems_of
from review.standards.schema.shapes import SHAPE_ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.standards.load import Standards
    from review.standards.office.positions import Positioned
    from review.standards.office.schema import OwnDefectRow
    from review.standards.schema.base import Row

SHAPE_NAMES: dict[str, str] = {
    "present": "应有文书或栏目",
    "date_order": "日期先后",
    "within_days": "期限之内",
    "equal": "应当一致",
    "sum": "合计相符",
    "mark_present": "应有签章",
}
ARGUMENT_NAMES: dict[str, str] = {
    "documents": "文书",
    "fields": "栏目",
    "when": "卷内有这些文书时才查",
    "unless": "有这些时不查",
    "rules": "次序规则",
    "first": "在先的日期",
    "then": "在后的日期",
    "strict": "同日也算倒置",
    "limit": "时限编号",
    "type": "比较方式",
    "parts": "各项金额",
    "total": "合计金额",
    "marks": "签章栏目",
}
_KINDS = ("documents", "when")
"""Arguments that name kinds of documents; `unless` too, but for marks, where it names fields."""
_PATHS = ("first", "then", "parts", "total", "marks")
"""Arguments that name `kind.field`; `fields` too, but for the shape `present`."""
_FIELDS_OF = {("present", "fields"): "documents", ("mark_present", "unless"): "marks"}
"""Arguments that name bare fields, and the argument that says of which kinds."""


def own_defect(
    row: OwnDefectRow,
    place: tuple[str | int, ...],
    source: Positioned,
    standards: Standards,
    problems: list[Problem],
) -> Defect:
    """The row as a defect like any other; what is wrong in its check is added to `problems`."""
    shape = row.check.get("shape")
    arguments: dict[str, Any] = {}
    if shape not in SHAPE_ARGUMENTS:
        text = f"检查方式“{shape}”不能用" if shape else "缺少“shape”（检查方式）"
        problems.append(
            Problem(
                source.line_of((*place, "check", "shape")),
                (*place, "check"),
                f"{text}{suggest(shape, SHAPE_NAMES)}；自定缺陷项可用：{options(SHAPE_NAMES)}",
            )
        )
    else:
        reader = _Names(standards, source, (*place, "check"), problems)
        written = {key: value for key, value in row.check.items() if key != "shape"}
        arguments = _arguments(shape, written, reader)
    applies = row.applies
    days = _Names(standards, source, (*place, "applies"), problems)
    return Defect(
        code=row.code,
        name=row.name,
        category=row.code[:3],
        severity=row.severity,
        veto=row.veto,
        applies_to=row.applies_to,
        legal_basis=tuple(
            LegalBasis(one.law, one.article, one.paragraph, one.item) for one in row.basis
        ),
        condition=row.condition,
        exceptions=row.exceptions,
        points=row.points,
        cap=row.points if row.cap is None else row.cap,
        rectification=row.advice,
        automation="auto_flag",
        check=shape if shape in SHAPE_ARGUMENTS else None,
        parameters=MappingProxyType(arguments),
        message=row.message,
        advice=row.advice,
        applies=(
            Applies(applies.start, applies.end, tuple(days.path("by", one) for one in applies.by))
            if applies
            else None
        ),
        per_case=row.unit == "per_case",
        whole_file=True,
    )


def _arguments(shape: str, written: Mapping[str, Any], reader: _Names) -> dict[str, Any]:
    """The arguments with ids for names, checked as those of a shipped row are."""
    arguments = {key: reader.ids(shape, key, value) for key, value in written.items()}
    for key in ("fields", "unless"):
        if key in arguments and (shape, key) in _FIELDS_OF:
            kinds = _kinds_of(arguments.get(_FIELDS_OF[shape, key], ()))
            arguments[key] = tuple(reader.field(key, one, kinds) for one in arguments[key])
    model: type[Row] = SHAPE_ARGUMENTS[shape]
    try:
        model.model_validate(arguments)
    except ValidationError as error:
        known = {name: ARGUMENT_NAMES.get(name, "") for name in model.model_fields}
        reader.problems += [
            problem
            for problem in problems_of(error, reader.source, {}, reader.place, known)
            if not reader.has_told(problem.line)
        ]
    return arguments


class _Names:
    """Ids for the names of document kinds and fields; unknown ones become problems."""

    def __init__(
        self,
        standards: Standards,
        source: Positioned,
        place: tuple[str | int, ...],
        problems: list[Problem],
    ) -> None:
        self.standards = standards
        self.source = source
        self.place = place
        self.problems = problems
        self._told: set[int] = set()

    def has_told(self, line: int) -> bool:
        """A name on this line is unknown: what follows from that need not be told too."""
        return line in self._told

    def ids(self, shape: str, key: str, value: Any) -> Any:
        """The value with ids for names."""
        if isinstance(value, list):
            return tuple(self._id(shape, key, one) for one in value)
        return self._id(shape, key, value)

    def _id(self, shape: str, key: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if key in _KINDS or (key == "unless" and shape == "present"):
            return self.kind(key, value)
        if key in _PATHS or (key == "fields" and shape != "present"):
            return self.path(key, value)
        if key == "limit":
            return self._one(key, value, "时限", _named(self.standards.time_limits))
        if key == "rules":
            known = {name: rule.note for name, rule in self.standards.order_rules.items()}
            return self._one(key, value, "次序规则", known)
        return value

    def kind(self, key: str, value: str) -> str:
        """The id of a kind of document."""
        kinds = self.standards.document_kinds
        return self._one(key, value, "文书", _named(kinds), kinds_by_name(self.standards))

    def path(self, key: str, value: str) -> str:
        """`kind.field` as ids."""
        kind, dot, field = value.partition(".")
        if not dot:
            self._tell(key, f"“{value}”应写成“文书.栏目”，例如“行政处罚决定书.决定日期”")
            return value
        kind_id = self.kind(key, kind)
        found = self.standards.document_kinds.get(kind_id)
        if found is None:
            return value
        fields = {one.id: one.name for one in found.fields}
        return f"{kind_id}.{self._one(key, field, f'《{found.name}》的栏目', fields)}"

    def field(self, key: str, value: str, kinds: tuple[str, ...]) -> str:
        """The ids of a field of these kinds, or of either of two written 甲|乙."""
        fields = {
            one.id: one.name
            for kind in kinds
            if kind in self.standards.document_kinds
            for one in self.standards.document_kinds[kind].fields
        }
        if not fields:
            return value  # the kinds themselves are wrong, which was told
        return "|".join(self._one(key, part, "栏目", fields) for part in str(value).split("|"))

    def _one(
        self,
        key: str,
        value: str,
        what: str,
        known: Mapping[str, str],
        writings: Mapping[str, str] | None = None,
    ) -> str:
        """The id among `known` (id → name) for an id or a name as people write it."""
        if value in known:
            return value
        by_name = writings or ids_by_name(known)
        if value in by_name:
            return by_name[value]
        # The Chinese writing is what a jurist knows, so it is what is offered.
        near = suggest(value, {**dict.fromkeys(by_name, ""), **known})
        self._tell(key, f"没有{what}“{value}”{near}")
        return value

    def _tell(self, key: str, text: str) -> None:
        line = self.source.line_of((*self.place, key))
        self._told.add(line)
        self.problems.append(Problem(line, (*self.place, key), text))


def _kinds_of(value: object) -> tuple[str, ...]:
    """Kinds of documents named by an argument, `kind` or `kind.field`."""
    written = value if isinstance(value, tuple) else (value,)
    return tuple(dict.fromkeys(str(one).partition(".")[0] for one in written))


def _named(rows: Mapping[str, Any]) -> dict[str, str]:
    return {name: row.name for name, row in rows.items()}
