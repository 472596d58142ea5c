"""The party (当事人): named in a salutation; its type by its numbers and name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.facts.drafts import span_draft
from review.facts.values.ids import find_citizen_ids, find_credit_codes
from review.language.names import is_person_name

if TYPE_CHECKING:
    from review.facts.drafts import Draft
    from review.facts.places import Layout
    from review.facts.rows import FieldRow, FinderRow

_SALUTATION = re.compile(
    r"^\s*(?:致|送)?\s*[：:]?\s*(?P<name>[^：:，。；\n]{2,60}?)\s*(?:[（(][^（）()]{0,40}[）)])?\s*"
    r"(?:先生|女士|同志)?[：:]\s*$"
)
_NAMES = ("party.name", "target.name", "party")
_PERSON = 3
_HEAD_PARAGRAPHS = 14
_ORGANISATION = re.compile(
    r"公司|厂|店|中心|合作社|学校|医院|诊所|企业|商行|超市|酒店|宾馆|餐厅|饭店|经营部|事务所|协会|集团|银行|工作室|部|站|局|场|院|馆|行|社|队"
)
_CONTACT = re.compile(
    r"联系人|承办人|经办人|本机关|本局|我局|我委|本委|我机关|办公地[址点]|来访|邮寄"
)
_BESIDE = re.compile(r"联系人[:：]")
_CONTACT_LINE = re.compile(r"\s*(?:(?:本?机关)?联系人|[承经]办人及)")
_CONTACT_ROOM = 45.0
"""Points under the agency's contact in which its address stands."""
_OPINION = re.compile(r"(?:审批|负责人|领导|批准|审核|审查|分管领导|机关负责人)意见")
_OPINION_ROOM = 60.0
"""Points under an opinion in which those sign who gave it."""
_COMPANY = re.compile(
    r"公司|集团|厂$|合作社|银行|学校|医院|中心$|协会|研究[所院]|合伙|事务所|分公司|企业"
)
_SOLE_TRADER = re.compile(r"个体工商户|个体户|个体经营")
_NOT_PARTY = re.compile(
    r"如下|下列|以下|通知|决定|告知|检查|情况|内容|事项|人员|附|注|意见|时间|地点|日期|方式"
)


def find_salutation(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """Whom a notice addresses: a name alone on its line, closed by a colon."""
    for count, (start, end) in enumerate(layout.text.paragraphs()):
        if count >= _HEAD_PARAGRAPHS:
            break
        match = _SALUTATION.match(layout.text.text[start:end])
        if not match:
            continue
        name = match["name"].strip("_＿ ")
        compact = name.replace(" ", "")
        if layout.vocabulary.match(compact) or len(compact) < 2:
            continue
        organisation = bool(_ORGANISATION.search(compact))
        if not organisation and (_NOT_PARTY.search(compact) or not is_person_name(compact)):
            continue
        first = start + match.start("name") + match["name"].index(name)
        return [span_draft(layout, first, first + len(name), compact, finder.certain)]
    return []


def of_the_party(layout: Layout, field: str, drafts: list[Draft]) -> list[Draft]:
    """The party's own values where others stand at such labels, too.

    A firm is no person: 当事人：某公司 above, 当事人：张三 at the place for signatures. Of two
    representatives the first is the party's, the later one signs for the agency, as does a 负责人
    under an opinion. An address behind the agency's contact (联系人) is the agency's.
    """
    if field == "party.address":
        return [draft for draft in drafts if not _of_agency(layout, draft)]
    if field == "party.legal_rep":
        drafts = [draft for draft in drafts if not _signs_for_agency(layout, draft)]
    read = [draft for draft in drafts if draft.status == "read"]
    if field == "party.legal_rep":
        return [draft for draft in drafts if draft not in read[1:] or draft.value == read[0].value]
    if field not in _NAMES:
        return drafts
    persons = [draft for draft in read if _is_person(str(draft.value))]
    if len(persons) == len(read):
        return drafts
    return [draft for draft in drafts if draft not in persons]


def _of_agency(layout: Layout, draft: Draft) -> bool:
    """The line names a contact or 本机关 before the address; the party's stands alone."""
    return any(
        _CONTACT.search(_before(placed.line.text, place.text[:4]))
        or _BESIDE.search(placed.line.text)
        for place in draft.evidence
        for placed in layout.text.lines
        if placed.page_no == place.page_no
        and placed.line.box.y0 < place.box.center[1] < placed.line.box.y1
    ) or any(
        _CONTACT_LINE.match(placed.line.text)
        for place in draft.evidence
        for placed in layout.text.lines
        if placed.page_no == place.page_no
        and 0 < place.box.center[1] - placed.line.box.center[1] < _CONTACT_ROOM
    )


def _before(line: str, words: str) -> str:
    """What stands before the words; the whole line for a place where nothing was read."""
    return line.partition(words)[0] if words else line


def _signs_for_agency(layout: Layout, draft: Draft) -> bool:
    """A hand wrote the name, or an opinion stands right before it: 审批意见：同意。负责人：张三."""
    for place in draft.evidence:
        if any(
            mark.box.contains_point(*place.box.center)
            for mark in layout.marks(place.page_no, "signature")
        ):
            return True
        if any(
            placed.page_no == place.page_no
            and 0 <= place.box.center[1] - placed.line.box.center[1] < _OPINION_ROOM
            and _OPINION.search(placed.line.text)
            for placed in layout.text.lines
        ):
            return True
    return False


def _is_person(name: str) -> bool:
    return is_person_name(name) or (len(name) <= _PERSON and not _ORGANISATION.search(name))


def find_party_type(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """个人, 个体户, 法人 or 其他组织, by the number that stands for the party, else by its name."""
    names = layout.drafts_of("party.name")
    text = layout.text.text
    if not names:
        return []
    name, confidence = str(names[0].value), names[0].confidence
    codes = find_credit_codes(text)
    kind, certain = _by_name(name)
    if _SOLE_TRADER.search(text) or any(code.value.value.startswith("92") for code in codes):
        kind, certain = "个体户", 0.95
    elif codes and kind != "个人":
        kind, certain = ("法人" if _COMPANY.search(name) else "其他组织"), 0.9
    elif not codes and kind == "个人" and find_citizen_ids(text):
        certain = 0.97
    if not kind:
        return []
    return [type(names[0])(kind, names[0].raw, round(confidence * certain, 4), names[0].evidence)]


def _by_name(name: str) -> tuple[str, float]:
    if _COMPANY.search(name):
        return "法人", 0.9
    if is_person_name(name):
        return "个人", 0.9
    if _ORGANISATION.search(name):
        return "个体户", 0.6
    return "", 0.0
