"""What a page without a title says of itself: it carries the document before it on (续页).

Its sections or the rows of its table are counted on from the page before, or it holds nothing but
what stands under a text: signatures, the agency, the date.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.language.numerals import parse_numeral

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from review.sorting.layout import Row

_SECTIONS = (
    re.compile(r"^([一二三四五六七八九十]{1,3})[、.．]"),
    re.compile(r"^[（(]([一二三四五六七八九十]{1,3})[）)]"),
)
"""一、and （一）, each counted for itself."""
_ROW = re.compile(r"^(\d{1,3})(?=[一-鿿《（(〔])(?![年月日时分元号条款项页份])")
_SIGNED = re.compile(
    r"签名|签字|签收|盖章|印章|捺印|签章|落款|日期|时间|年.{0,6}月.{0,6}日|\d{4}[-./]\d{1,2}[-./]\d{1,2}"
    r"|(?:人员|[人者员方])(?:[（(].{0,8}[）)])?\s*[：:]"
)
_NAMES = re.compile(r"^(?:[一-鿿]{2,4}[\s、,，]*){1,3}$")
_AGENCY = re.compile(
    r"^[一-鿿（）()]{4,30}(?:局|厅|委员会|部门?|政府|[大支总]队|中心|办公室|公司)$"
)
_MOST_SIGNED = 8
"""More rows than these under a text are a text of their own."""


def sections_count_on(before: Sequence[Row], here: Sequence[Row]) -> bool:
    """The first numbered heading here has the number after the last one of its kind before."""
    for form in _SECTIONS:
        first = next(_numbers(form, here), None)
        if first is None or first < 2:
            continue
        last = list(_numbers(form, before))
        if last and last[-1] == first - 1:
            return True
    return False


def rows_count_on(before: Sequence[Row], here: Sequence[Row]) -> bool:
    """The top row is numbered on from a list of numbered rows, as the 卷内目录 over two pages."""
    top = next((hit for row in here[:2] if (hit := _ROW.match(row.plain))), None)
    numbers = [int(hit[1]) for row in before if (hit := _ROW.match(row.plain))]
    if top is None or len(numbers) < 2:
        return False
    return numbers[-2] < numbers[-1] == int(top[1]) - 1


def only_signed(rows: Sequence[Row]) -> bool:
    """Every row is a signature, a name, an agency or a date, and one of them says so."""
    texts = [row.text.strip() for row in rows if row.plain]
    if not 0 < len(texts) <= _MOST_SIGNED:
        return False
    signed = [bool(_SIGNED.search(text)) and len(text) <= 40 for text in texts]
    return any(signed) and all(
        one or _NAMES.match(text) or _AGENCY.match(text)
        for one, text in zip(signed, texts, strict=True)
    )


def _numbers(form: re.Pattern[str], rows: Iterable[Row]) -> Iterator[int]:
    for row in rows:
        hit = form.match(row.text.strip())
        number = parse_numeral(hit[1]) if hit else None
        if number is not None:
            yield number
