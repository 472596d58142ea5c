"""The protocol of a drawing (抽样记录) as a file, and the drawing redone from it and the ledger."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from review.campaign.ledger.importing import check_file
from review.campaign.sampling.draw import draw_sample
from review.errors import CaseworkError
from review.model.sampling import METHOD, Sample

if TYPE_CHECKING:
    from pathlib import Path

    from review.model.campaign import Campaign
    from review.model.ledger import LedgerCase, LedgerImport
    from review.model.sampling import Draw, Pick

FORMAT = "juanjian.sampling-protocol/1"
MAX_BYTES = 50 * 1024 * 1024

HOW = (
    "各层（单位 × 案卷类型）按件数比例以最大余数法分配数量，每层不少于最低数量，"
    "重点标记和回头看的案件必抽；其余案件按 SHA-256(方法、种子、单位、案号，以换行分隔)"
    "的十六进制值从小到大取足。与台账行序和程序的随机数无关。"
)

_SAMPLE: TypeAdapter[Sample] = TypeAdapter(Sample)


@dataclass(frozen=True, slots=True)
class Protocol:
    """A protocol as read from its file; `kinds`: of case files that the evaluation looks at."""

    campaign: str
    kinds: tuple[str, ...]
    sample: Sample


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A drawing redone: what differs from the protocol, in Chinese; nothing where it is identical.

    `skipped`: lines of the ledger with errors, left out as on import.
    """

    sample: Sample
    differences: tuple[str, ...]
    skipped: int

    @property
    def identical(self) -> bool:
        return not self.differences


def protocol_json(campaign: Campaign, draw: Draw, ledger: LedgerImport | None) -> str:
    """Everything a third party needs beside the ledger itself."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "campaign": campaign.name,
        "batch": campaign.batch_no,
        "kinds": list(campaign.kinds),
        "drawn_by": draw.who,
        "drawn_at": draw.at.isoformat(timespec="seconds") + "Z",
        "ledger_file": ledger.file_name if ledger else "",
        "ledger_file_sha256": ledger.sha256 if ledger else "",
        "how": HOW,
        "sample": asdict(draw.sample),
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def read_protocol(path: Path) -> Protocol:
    """Raises `CaseworkError` (`protocol_damaged`): no protocol, or of another program."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError("too large")
        document = json.loads(path.read_text("utf-8"))
        if document["format"] != FORMAT:
            raise ValueError("another format")
        sample = _SAMPLE.validate_python(document["sample"])
        return Protocol(str(document["campaign"]), tuple(map(str, document["kinds"])), sample)
    except (OSError, ValueError, KeyError, TypeError, ValidationError, RecursionError):
        raise CaseworkError(
            "protocol_damaged", f"{path.name} 不是本程序写出的抽样记录，或已损坏，不能复算。"
        ) from None


def redraw(protocol_path: Path, ledger_path: Path) -> Redrawn:
    """Draws again from the ledger with the protocol's seed and rules, and compares.

    Raises:
        CaseworkError, RegisterError: one of the files cannot be used.
    """
    protocol = read_protocol(protocol_path)
    if protocol.sample.method != METHOD:
        raise CaseworkError(
            "protocol_method",
            f"抽样记录所用的方法 {protocol.sample.method} 不是本程序的 {METHOD}，不能复算。",
        )
    checked = check_file(ledger_path)
    bad = set(checked.bad_lines)
    cases = [
        case
        for case, line in zip(checked.read.cases, checked.read.lines, strict=True)
        if line not in bad and (not protocol.kinds or case.kind in protocol.kinds)
    ]
    again = draw_sample(cases, protocol.sample.rules, protocol.sample.seed)
    return Redrawn(again, tuple(differences(protocol.sample, again)), len(bad))


def differences(before: Sample, after: Sample) -> list[str]:
    """What two drawings differ in; the order of the ledger's rows is no difference."""
    found = []
    if before.ledger_sha256 != after.ledger_sha256:
        found.append(
            f"台账内容不同：记录为 {before.ledger_sha256[:16]}…（{before.ledger_size}件），"
            f"现为 {after.ledger_sha256[:16]}…（{after.ledger_size}件）。"
        )
    if before.strata != after.strata or before.target != after.target:
        found.append(f"各层数量不同：记录共抽{before.target}件，复算为{after.target}件。")
    old, new = ({_named(pick) for pick in one.picks} for one in (before, after))
    for said, picks in (("记录中有、复算没有", old - new), ("复算中有、记录没有", new - old)):
        if picks:
            shown = "、".join(f"{agency} {key}" for agency, key, _ in sorted(picks)[:10])
            found.append(f"{said}的有{len(picks)}件：{shown}{'等' if len(picks) > 10 else ''}。")
    return found


def _named(pick: Pick | LedgerCase) -> tuple[str, str, tuple[str, ...]]:
    return pick.agency, pick.case_key, getattr(pick, "why", ())
