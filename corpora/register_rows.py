"""What registers would say of generated case files: rows by kind of register, from their gold."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Rows = dict[str, list[dict[str, Any]]]

DECISIONS = ("penalty_decision", "onspot_penalty_decision")
LIKE_CASES = (-0.04, -0.02, 0.0, 0.01, 0.03, 0.05)
"""Fines of invented like cases beside that of the file, as shares of it."""


class GoldFile:
    """A gold file, asked by kind of document and field."""

    def __init__(self, path: Path) -> None:
        gold = json.loads(path.read_text(encoding="utf-8"))
        self.domain: str = gold["domain"]
        kinds = {document["id"]: document["kind"] for document in gold["documents"]}
        self._facts: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self._kinds: dict[str, str] = kinds
        for fact in gold["facts"]:
            self._facts[fact["document"]][fact["field"]].append(fact["value"])

    def documents(self, *kinds: str) -> list[dict[str, list[Any]]]:
        """The facts of each document of these kinds, of all where none is named."""
        return [
            self._facts[name] for name, kind in self._kinds.items() if not kinds or kind in kinds
        ]

    def first(self, field: str, *kinds: str) -> Any:
        """The first value of a field in documents of these kinds."""
        values = [facts[field][0] for facts in self.documents(*kinds) if facts.get(field)]
        return values[0] if values else None


def rows_of(paths: Iterable[Path]) -> Rows:
    """Rows of all registers that the files speak of; each key once."""
    rows: Rows = defaultdict(list)
    for path in paths:
        gold = GoldFile(path)
        agency = gold.first("agency_name")
        if agency is None:
            continue
        _agency(gold, agency, rows)
        _officers(gold, agency, rows)
        _inspection(gold, agency, rows)
        for decision in gold.documents(*DECISIONS):
            _decision(gold, agency, decision, rows)
    return {kind: _once(kind, found) for kind, found in rows.items()}


def _agency(gold: GoldFile, agency: str, rows: Rows) -> None:
    cited = [
        value["law"]
        for facts in gold.documents(*DECISIONS)
        for field in ("law_penalty", "law_cited")
        for value in facts.get(field, ())
        if isinstance(value, dict)
    ]
    rows["agencies"].append(
        {
            "name": agency,
            "region": agency[:6] if agency[5:6] in "区县" else agency[:3],
            "kind": "法定",
            "domain": gold.domain,
            "powers": tuple(dict.fromkeys(cited)),
            "valid_from": "2021-07-15",
        }
    )


def _officers(gold: GoldFile, agency: str, rows: Rows) -> None:
    for facts in gold.documents():
        names = facts.get("officers.name", [()])[0]
        numbers = facts.get("officers.cert_no", [])
        if isinstance(names, list) and len(names) == len(numbers):
            for name, number in zip(names, numbers, strict=True):
                rows["officer_certificates"].append(
                    {
                        "cert_no": number,
                        "name": name,
                        "agency": agency,
                        "valid_from": "2021-09-01",
                        "valid_to": "2031-08-31",
                        "status": "有效",
                    }
                )


def _inspection(gold: GoldFile, agency: str, rows: Rows) -> None:
    for approval in gold.documents("inspection_approval"):
        items = approval.get("items", [[]])[0]
        rows["inspection_items"] += [
            {"agency": agency, "item": item, "yearly_cap": 2, "valid_from": "2021-01-01"}
            for item in items
        ]
        plan = approval.get("plan_no")
        day = approval.get("approve_date")
        if plan and day:
            rows["inspection_plans"] += [
                {"agency": agency, "year": int(day[0][:4]), "plan_no": plan[0], "item": item}
                for item in items
            ]
    for code in gold.documents("inspection_code_record"):
        if code.get("code") and code.get("target.name"):
            rows["inspection_codes"].append(
                {
                    "code": code["code"][0],
                    "agency": agency,
                    "party": code["target.name"][0],
                    "checkin_time": code.get("checkin_time", [None])[0],
                }
            )


def _decision(gold: GoldFile, agency: str, decision: dict[str, list[Any]], rows: Rows) -> None:
    number, party = (decision.get(field, [None])[0] for field in ("doc_no", "party.name"))
    day, fine = (decision.get(field, [None])[0] for field in ("decision_date", "fine_amount"))
    if not (number and party and day and isinstance(fine, int)):
        return
    cause = gold.first("cause_of_action") or "轻微违法行为"
    published = gold.first("publish_date", "publicity_record")
    if published:
        rows["publications"].append(
            {"doc_no": number, "party": party, "publish_date": published, "fine": fine}
        )
    acted = str(decision.get("fact.time", [day])[0])[:10]
    case = {
        "doc_no": number,
        "agency": agency,
        "party": party,
        "party_code": decision.get("party.uscc", [None])[0],
        "cause": cause,
        "act_from": acted,
        "act_to": acted,
        "decision_date": day,
        "fine": fine,
        "low": 0,
        "high": fine * 4,
        "tier": decision.get("tier", [None])[0],
    }
    rows["decided_cases"].append(case)
    for place, share in enumerate(LIKE_CASES, start=1):
        like = {"doc_no": f"{number[:-1]}之{place}号", "party": f"云泽样例{place}号商行"}
        other = {"party_code": None, "fine": round(fine * (1 + share), -2)}
        rows["decided_cases"].append({**case, **like, **other})
    if decision.get("party.uscc"):
        head = decision.get("party.legal_rep", [None])[0]
        rows["parties"].append(
            {
                "uscc": decision["party.uscc"][0],
                "name": party,
                "operator": head,
                "status": "存续",
                "former_name": (f"{party[:4]}旧号商行",),
            }
        )
    rows["exemptions"].append(
        {
            "list": "首违不罚",
            "violation": cause,
            "conditions": ("初次违法", "危害后果轻微", "及时改正"),
            "region": agency[:3],
            "valid_from": "2021-07-15",
        }
    )


_KEYS = {
    "agencies": ("name",),
    "officer_certificates": ("cert_no",),
    "inspection_items": ("agency", "item"),
    "inspection_plans": ("plan_no", "item"),
    "inspection_codes": ("code",),
    "publications": ("doc_no",),
    "decided_cases": ("doc_no",),
    "parties": ("uscc",),
    "exemptions": ("violation",),
}


def _once(kind: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        found.setdefault(tuple(row[column] for column in _KEYS[kind]), row)
    return list(found.values())
