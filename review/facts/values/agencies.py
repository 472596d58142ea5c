"""Names of agencies (行政机关、法院) in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.language.clean import CleanText

if TYPE_CHECKING:
    from review.language.reading import Reading

_END = (
    "人民政府|人民法院|人民检察院|管理委员会|委员会|监督管理局|管理局|综合执法局|执法局|监督局|公安局|公安分局|分局"
    "|局|综合行政执法队|执法总队|执法支队|执法大队|执法中队|总队|支队|大队|中队|监督所|管理所|执法所|派出所"
    "|执法队|监察队|稽查队|执法服务中心|执法事务中心|执法中心|监督检查中心"
    "|街道办事处|办事处|办公室|管委会|厅|总署|监管所|税务所|司法所|财政所|检察院|法院|政府|消防救援机构"
)
_PLACE = "省|自治区|自治州|地区|市|区|县|旗|盟|州|镇|乡|街道|新区|开发区|兵团|师"
_IN_NAME = r"(?![和与及向或由的对在报])[\u4e00-\u9fff()]"
_AGENCY = re.compile(
    rf"(?P<name>(?:国家|中华人民共和国|国务院|[\u4e00-\u9fffA-Z]{{1,8}}?(?:{_PLACE}))"
    rf"(?:{_IN_NAME}){{0,28}}?(?:{_END})(?:(?:{_IN_NAME}){{0,12}}?(?:{_END}))*)"
    r"(?![\u4e00-\u9fff]{0,2}(?:长|里|面|域))"
)
_FIRST_PLACE = re.compile("省|自治|市|区|县|旗|盟|镇|乡")  # 州 ends many names of towns: 杭州
_BEFORE = re.compile(
    "根据|依据|依照|按照|报请|报送|提请|移送|移交|函告|告知|委托|受|由|经|向|到|在|与|和|及|或者|或|对"
    "|被|是|为|系|于|至|以及|决定机关|机关|上级|本级|名称|单位|申请|起诉|复议|诉至|[的了将把]"
)
_SENTENCE = re.compile(
    '[的了是在被将把,。;:!?"“”《》]|本局|我局|你单位|当事人|规定|处罚|收到|应当|可以'
)
_WHOLE = re.compile(
    rf"[\u4e00-\u9fffA-Za-z()·]{{1,38}}(?:{_END})(?:[(][\u4e00-\u9fff]{{2,10}}[)])?"
)
_BARE_CERTAIN = 0.7


def find_agencies(text: str) -> tuple[Reading[str], ...]:
    """Agencies named with their place or as organs of the state, in order."""
    clean = CleanText(text)
    found = []
    for match in _AGENCY.finditer(clean.text):
        start = match.start() + _words_before(clean, match.start(), match["name"])
        name = clean.text[start : match.end()]
        if len(name) >= 4 and not _SENTENCE.search(name):
            found.append(clean.reading(name, start, match.end(), 0.9))
    return tuple(found)


def parse_agency(text: str) -> Reading[str] | None:
    """The agency that the whole text names; None for a sentence that ends in 局."""
    clean = CleanText(text)
    name = clean.text.strip(":。,;_")
    if not _WHOLE.fullmatch(name) or _SENTENCE.search(name):
        return None
    start = clean.text.index(name)
    certain = 1.0 if re.search(f"{_PLACE}|^国家|^中华", name) else _BARE_CERTAIN
    return clean.reading(name, start, start + len(name), certain)


def _words_before(clean: CleanText, start: int, name: str) -> int:
    """Characters of the match that belong to the sentence before the name."""
    first_place = _FIRST_PLACE.search(name)
    limit = first_place.start() if first_place else 0
    ends = [match.end() for match in _BEFORE.finditer(name, 0, limit)]
    # A gap before a whole place name (two characters and more) parts it from a label or title.
    ends += [i for i in range(1, limit - 1) if clean.starts_a_piece(start + i)]
    return max(ends, default=0)
