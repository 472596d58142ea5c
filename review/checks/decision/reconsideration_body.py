"""Which body hears a reconsideration (行政复议机关).

**Source**: 行政复议法 (2023) 第二十四条、第二十五条、第二十七条、第二十八条.
"""

from __future__ import annotations

import re

GOVERNMENT = re.compile(r"政府|人民政府|管委会|管理委员会")
DEPARTMENT = re.compile(r"(?:局|厅|委员会|委|部|总队|支队|海关|银行)$")
VERTICAL = re.compile(
    r"海关|税务|国家安全|人民银行|外汇|金融监督|证券监督|海事|气象|邮政管理|烟草|铁路"
)
"""Systems under vertical leadership: the higher authority of the same branch."""
JUDICIAL = re.compile(r"司法(?:局|厅|部)")
CENTRAL = re.compile(r"^(?:国家|国务院|中华人民共和国)")
OR_DEPARTMENT = re.compile(r"政府.{0,6}(?:或者?|、|/).{2,30}(?:局|厅|委员会|部)")
OFFICE = re.compile(r"政府.{0,4}(?:行政复议|司法局)")
"""The office of a government where reconsiderations are handed in."""


def wrong_body(body: str, agency: str) -> str:
    """Why the body named is not the government of the same level; empty: it is, or may be."""
    text = re.sub(r"\s", "", body)
    if VERTICAL.search(agency) or VERTICAL.search(text) or CENTRAL.match(agency):
        return ""
    if JUDICIAL.search(agency) or OFFICE.search(text):
        return ""
    if OR_DEPARTMENT.search(text):
        return f"告知的行政复议机关“{body}”包括上一级主管部门"
    if not GOVERNMENT.search(text) and DEPARTMENT.search(text):
        return f"告知的行政复议机关“{body}”不是本级人民政府"
    return ""
