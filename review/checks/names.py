"""Names of persons and firms, for comparing.

One normal form, one list of single names.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATORS = re.compile(r"[、,，;；/\s]+")
_REMARK = re.compile(r"[（(][^（）()]*[）)]")
_VARIANTS = str.maketrans(
    "號証陳張劉楊趙黃吳單國華東與處縣區鎮業務辦領導經營廠餐廳飲貿與財產運輸機電設備裝飾藥醫療"
    "車興隆順發達聯豐寶龍鳳馬園農場種產",
    "号证陈张刘杨赵黄吴单国华东与处县区镇业务办领导经营厂餐厅饮贸与财产运输机电设备装饰药医疗"
    "车兴隆顺发达联丰宝龙凤马园农场种产",
)


def split_names(words: Iterable[str]) -> tuple[str, ...]:
    """Single names out of lists such as 张三、李四 or 张三（执法证号：…）, each once."""
    names: dict[str, None] = {}
    for word in words:
        for part in _SEPARATORS.split(_REMARK.sub("、", word)):
            if part:
                names[part] = None
    return tuple(names)


def plain_name(name: str) -> str:
    """A name for comparison: width, spaces, brackets and traditional writing do not matter."""
    plain = unicodedata.normalize("NFKC", name).translate(_VARIANTS)
    return re.sub(r"[\s()《》·.]", "", plain)
