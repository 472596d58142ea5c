"""From validated rows to the frozen nouns of the program."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from review.model.defect import Applies, Defect, LegalBasis
from review.model.document import DocumentField, DocumentKind
from review.standards.rows import (
    CriminalThreshold,
    FineBand,
    HearingThreshold,
    Length,
    LimitEnd,
    OrderRule,
    PenaltyRule,
    TimeLimit,
)
from review.standards.titles import bracket_writings, direct_titles, normalise_title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from review.standards.schema.base import BasisRow
    from review.standards.schema.defects import AppliesRow, DefectRow, HearingThresholdRow
    from review.standards.schema.documents import DocumentKindRow
    from review.standards.schema.limits import (
        LimitEndRow,
        LimitLengthRow,
        OrderRuleRow,
        TimeLimitRow,
    )
    from review.standards.schema.penalties import CriminalRow, FineBandRow, PenaltyRuleRow

FEN = 100


def bases(rows: Iterable[BasisRow]) -> tuple[LegalBasis, ...]:
    """The legal bases of rows, without the remarks on their sources."""
    return tuple(LegalBasis(row.law, row.article, row.paragraph, row.item) for row in rows)


def document_kinds(rows: list[DocumentKindRow]) -> dict[str, DocumentKind]:
    """The kinds with every writing of their titles.

    A writing worked out from brackets yields where another kind names it outright:
    行政处罚决定书(简易程序) must not claim 行政处罚决定书.
    """
    direct = {
        row.id: direct_titles(
            (row.name, *row.aliases, *row.domain_variants.values()), row.title_pattern
        )
        for row in rows
    }
    taken = {title: kind for kind, titles in direct.items() for title in titles}
    kinds: dict[str, DocumentKind] = {}
    for row in rows:
        worked_out = {
            normalise_title(writing)
            for title in direct[row.id]
            for writing in bracket_writings(title)
        }
        titles = direct[row.id] | {title for title in worked_out if taken.get(title) is None}
        kinds[row.id] = _document_kind(row, titles)
    return kinds


def _document_kind(row: DocumentKindRow, titles: set[str]) -> DocumentKind:
    return DocumentKind(
        id=row.id,
        name=row.name,
        aliases=row.aliases,
        domain_variants=tuple(row.domain_variants.items()),
        stage=row.stage,
        volume=row.volume,
        external=row.doc_class == "external",
        requirements=tuple((used.case_kind, used.requirement) for used in row.used_in),
        fields=tuple(
            DocumentField(field.id, field.name, field.type, field.required, field.derived)
            for field in row.fields
        ),
        signers=row.signers,
        seals=row.seals,
        titles=tuple(sorted(titles, key=lambda title: (-len(title), title))),
        ambiguous_with=row.ambiguous_with,
    )


def defect(row: DefectRow) -> Defect:
    """The defect with the check it names."""
    check = row.check
    return Defect(
        code=row.code,
        name=row.name,
        category=row.category,
        severity=row.severity,
        veto=row.veto,
        applies_to=row.applies_to,
        legal_basis=bases(row.legal_basis),
        condition=row.condition,
        exceptions=row.exceptions,
        points=row.deduction.points,
        cap=row.deduction.cap,
        rectification=row.rectification,
        automation=row.automation,
        check=(check.shape or check.function) if check else None,
        parameters=MappingProxyType(check.arguments) if check else MappingProxyType({}),
        message=row.message,
        advice=row.advice,
        applies=_applies(row.applies),
        per_case=row.deduction.unit == "per_case",
        whole_file=row.whole_file,
    )


def time_limit(row: TimeLimitRow) -> TimeLimit:
    """The time limit with its lengths by ministry and by date."""
    return TimeLimit(
        id=row.id,
        name=row.name,
        start=_limit_end(row.start),
        end=_limit_end(row.end),
        length=Length(row.length, row.unit, row.calendar),
        direction=row.direction,
        applies_to=row.applies_to,
        legal_basis=bases(row.legal_basis),
        exceptions=row.exceptions,
        by_domain=tuple(
            (special.domain, _length(special, special.basis, special.since, special.until))
            for special in row.domain_overrides
        ),
        unspecified=(
            _length(row.default_when_unspecified, row.default_when_unspecified.note or "")
            if row.default_when_unspecified
            else None
        ),
        defect_codes=row.defect_codes,
        note=row.note or "",
        applies=_applies(row.applies),
        former=tuple(
            (former.domain, _length(former, former.basis, former.since, former.until))
            for former in row.former
        ),
    )


def _limit_end(row: LimitEndRow) -> LimitEnd:
    """The end with all its places: its own field first, other fields of one kind together."""
    places: dict[str, list[str]] = {}
    if row.of:
        places = {kind: [] for kind in row.of}
    else:
        places[row.doc] = [row.field]
    for path in row.also:
        kind, field = path.split(".", 1)
        places.setdefault(kind, []).append(field)
    return LimitEnd(
        row.doc,
        row.field,
        row.event,
        tuple((kind, tuple(fields)) for kind, fields in places.items()),
        row.delivery,
    )


def _length(
    row: LimitLengthRow, basis: str, since: date | None = None, until: date | None = None
) -> Length:
    advisory = row.action == "warn"
    return Length(row.length, row.unit, row.calendar, advisory, basis, since, until)


def _applies(row: AppliesRow | None) -> Applies | None:
    return Applies(row.start, row.end, row.by) if row else None


def order_rule(row: OrderRuleRow) -> OrderRule:
    """The rule with its paths `kind.field` taken apart."""
    earlier_kind, earlier_field = row.earlier.split(".", 1)
    later_kind, later_field = row.later.split(".", 1)
    return OrderRule(
        row.id,
        earlier_kind,
        earlier_field,
        later_kind,
        later_field,
        row.strict,
        row.defect_code,
        row.note,
        _applies(row.applies),
    )


def penalty_rule(row: PenaltyRuleRow) -> PenaltyRule:
    """The rule with its amounts in fen."""
    person = row.person_fine
    return PenaltyRule(
        id=row.id,
        domain=row.domain,
        violation=row.violation,
        keywords=row.keywords,
        violation_basis=bases(row.violation_basis),
        penalty_basis=bases([row.penalty_basis])[0],
        law_version=row.penalty_basis.law_version,
        mandatory_measures=row.mandatory_measures,
        correction_first=row.correction_first,
        fine_is_discretionary=row.fine_is_discretionary,
        bands=tuple(_band(band) for band in row.fine_bands),
        escalated=tuple(_band(band) for band in row.escalated_fine),
        person_fine=(
            FineBand(
                "fixed",
                (person.min or 0) * FEN,
                person.max * FEN,
                when=person.when,
                target=person.who,
            )
            if person
            else None
        ),
        start=row.applies.start,
        end=row.applies.end,
        counterpart=row.counterpart,
        criminal=_criminal(row.criminal) if row.criminal else None,
    )


def _criminal(row: CriminalRow) -> CriminalThreshold:
    return CriminalThreshold(row.base, row.start * FEN, bases([row])[0], row.note, row.verified)


def _band(row: FineBandRow) -> FineBand:
    scale = FEN if row.type == "fixed" else 1
    return FineBand(
        type=row.type,
        low=row.min * scale,
        high=None if row.max is None else row.max * scale,
        base=row.base,
        when=row.when,
        when_fen=None if row.when_value is None else row.when_value * FEN,
        target=row.target,
    )


def hearing_threshold(row: HearingThresholdRow) -> HearingThreshold:
    """Where a row lists several places' amounts, none of them can be the threshold."""
    organisation = row.org if isinstance(row.org, int) else None
    return HearingThreshold(
        row.domain,
        None if row.person is None else row.person * FEN,
        None if organisation is None else organisation * FEN,
        row.basis,
        row.verified,
    )
