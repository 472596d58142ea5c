"""Titles as characters (标题的写法): normal form, agency names, optional words, distance."""

from __future__ import annotations

import re
import unicodedata

_OPEN, _CLOSE = "（［【〔﹝[", "）］】〕﹞]"
_BRACKETS = str.maketrans(_OPEN + _CLOSE, "(" * len(_OPEN) + ")" * len(_CLOSE))
_NOISE = re.compile(r"[\s《》<>“”\"'‘’□☑☐■√✓✔*_—\-–~·•.。,，:：;；、/\\|^`]+")
_AGENCY = re.compile(
    r"^[一-鿿()A-Z×xX]{2,40}(局|委员会|委|厅|政府|队|办事处|办公室|管理所|监督所|派出所|中心|分局|站|总署|管委会|院)$"
)
_MODIFIERS = (
    "行政处罚案件|行政执法案件|行政许可案件|行政处罚|行政执法|行政检查|行政许可|行政强制|行政案件|行政|违法案件|案件|"
    "重大|一般|违法|当事人|涉企|入企|执法|涉案|综合执法|综合行政执法|城市管理|城管|市场监督管理|市场监管|工商|质量监督|"
    "食品药品监督管理|食品药品|食品|药品|应急管理|安全生产|安监|生态环境|环境保护|环境|环保|交通运输|交通|道路运输|公路|"
    "卫生健康|卫生|医疗|农业农村|农业|渔业|动物卫生|文化市场|文化|旅游|文物|住房城乡建设|建设|规划|自然资源|国土资源|水行政|水利|"
    "林业|消防救援|消防|价格|劳动保障|人力资源|特种设备|产品质量|知识产权|广告|税务|气象|体育|教育"
)
_MODIFIER_RUN = re.compile(rf"^(?:{_MODIFIERS})+$")
_SYNONYMS = (
    (re.compile(r"呈批表|报批表|审批单|审批书|审批报告表|呈批单|报审表"), "审批表"),
    (re.compile(r"勘察|勘查"), "勘验"),
    (re.compile(r"(讨论|审议|合议|核查|检查)(?:笔录|记录表|纪要|会议记录)"), r"\1记录"),
    (re.compile(r"登记[簿册卡]"), "登记表"),
    (re.compile(r"(?:情况|结论|意见|结果)?反馈[书单函表]"), "结果告知书"),
    (re.compile(r"(?:情况|结论|结果)(?:告知|通知)[书单函]"), "结果告知书"),
    (re.compile(r"(告知|通知)[单函]"), r"\1书"),
    (re.compile(r"凭单"), "凭证"),
    (re.compile(r"回执"), "回证"),
    (re.compile(r"[的和与及或]"), ""),
    (re.compile(r"证据先行登记保存"), "先行登记保存证据"),
)
_ANY_SYNONYM = re.compile("|".join(pattern.pattern for pattern, _ in _SYNONYMS))
_REMARK = re.compile(
    r"\((?:第?[0-9一二三四五六七八九十]{1,3}[联次页份号]?|第?[0-9一二三四五六七八九十]{1,3}联.{0,8}|存根|存根联|正本|副本|副联|"
    r"复印件|影印件|草稿|稿|样式|式样|样本|续页?|附页|首页|正页|副页|背面|正面|.{0,6}(?:留存|存档|存卷|入卷)|"
    r"(?:交|送)?(?:当事人|被处罚人|受送达人|银行|财政).{0,4}|电子版?|打印件|通用|试行|参考文本)\)"
)
_COPY = re.compile(r"\(?(?:复印件|影印件|扫描件|打印件|截图)\)?$")


def normalise(text: str) -> str:
    """The characters that count in a title: no spaces, no punctuation, half-width brackets."""
    plain = unicodedata.normalize("NFKC", text.translate(_BRACKETS)).translate(_BRACKETS)
    return _NOISE.sub("", plain)


def is_agency(text: str) -> bool:
    """The name of an agency (机关名称), as it stands above or before a title."""
    return bool(_AGENCY.match(text))


def is_modifier(text: str) -> bool:
    """Words put before a title without changing what it names: 卫生行政, 行政处罚案件."""
    return bool(_MODIFIER_RUN.match(text))


def without_remarks(text: str) -> str:
    """The title without bracketed remarks (存根、第二联、第1次) that do not change its kind."""
    return _REMARK.sub("", text)


def without_copy(text: str) -> str:
    """The name of the paper that a copy is of: 居民身份证复印件 → 居民身份证."""
    return _COPY.sub("", text)


def canonical(text: str) -> str:
    """One writing for words that offices use for each other: 呈批表 and 审批表, 勘察 and 勘验."""
    if _ANY_SYNONYM.search(text):  # few titles have any
        for pattern, replacement in _SYNONYMS:
            text = pattern.sub(replacement, text)
    return text.replace("(", "").replace(")", "")


def bracket_writings(title: str) -> set[str]:
    """Writings of 甲(乙)丙: 甲丙, 甲乙丙, and with 乙 in place of as many characters of 甲."""
    found = re.match(r"^([^()]*)\(([^()]*)\)(.*)$", title)
    if not found:
        return {title}
    before, inside, after = found.groups()
    writings = {title}
    if inside.endswith("程序") or inside.startswith("含"):
        return writings
    for rest in bracket_writings(after) if "(" in after else {after}:
        writings |= {before + rest, before + inside + rest}
        if rest and len(before) >= len(inside):
            writings.add(before[: len(before) - len(inside)] + inside + rest)
        if not rest and len(inside) >= 3:
            writings.add(inside)
    return {writing for writing in writings if len(writing) >= 3}


def distance(left: str, right: str, limit: int) -> int:
    """Edit distance (Levenshtein), or `limit + 1` where it is larger."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    previous = list(range(len(right) + 1))
    for i, char in enumerate(left, 1):
        current = [i]
        for j, other in enumerate(right, 1):
            step = previous[j - 1] + (char != other)
            current.append(min(step, previous[j] + 1, current[j - 1] + 1))
        if min(current) > limit:
            return limit + 1
        previous = current
    return previous[-1]
