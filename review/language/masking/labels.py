"""Labels of forms (栏目): what stands beside or behind them is personal, whatever it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from review.model.geometry import Box
    from review.model.page import Cell, Line, Page

LabelKind = Literal["person", "id_no", "phone", "address", "account", "licence", "contact"]

ROLES: tuple[tuple[str, str], ...] = (
    (
        "当事人",
        r"当\s?事\s?人|被处罚人|受处罚人|违法行为人|被检查人|受检查人|被告知人|被申请人|申请人|行政相对人|相对人|被反映对象|户主",
    ),
    (
        "负责人",
        r"法\s?定\s?代\s?表\s?人|企业负责人|单位负责人|现场负责人|经\s?营\s?者|投资人|主要负责人|业主",
    ),
    ("代理人", r"委托代理人|受委托人|被委托人|受托人|代\s?理\s?人|委托人"),
    (
        "证人",
        r"被\s?询\s?问\s?人|被调查人|被谈话人|证\s?人|见\s?证\s?人|在场人|证明人|提供人|来源、?提供人|陈述人|申辩人|陈述申辩人",
    ),
    ("收件人", r"受送达人|收\s?件\s?人|签\s?收\s?人|代\s?收\s?人|收取人|领取人|收到人|接收人"),
    ("举报人", r"举报投诉人|投诉举报人|举\s?报\s?人|投\s?诉\s?人|报案人|反映人|来访人"),
    (
        "执法员",
        r"执\s?法\s?人\s?员|承\s?办\s?人|经\s?办\s?人|办案人员?|调查人员?|检查人员?|勘验人|勘查人|询\s?问\s?人|送\s?达\s?人|主办人|协办人|"
        r"调查人|拍摄人|取证人|提取人|采样人|抽样人|测量人|制作人|绘图人|保管人|执行人",
    ),
    (
        "经办人",
        r"记\s?录\s?人|立\s?卷\s?人|归档人|审\s?核\s?人|审\s?批\s?人|批\s?准\s?人|负\s?责\s?人|检\s?查\s?人|登\s?记\s?人|复\s?核\s?人|主持人|听证员|"
        r"书记员|参加人员?|列席人员?|出席人员?|汇报人|发言人|填表人|制表人|整理人|移交人|经手人|收款人|开票人|复查人|监督人|法制审核人|分管领导|"
        r"签发人|拟稿人|核稿人|鉴定人|检验人|翻译人?|联\s?系\s?人|报告人|接待人|受理人|审查人|公示人|发布人|录入人|交接人",
    ),
    (
        "某人",
        r"姓\s*名|户\s*名|持证人|驾驶人|驾驶员|车主|姓名或者?名称|姓名（名称）|签\s?名|签\s?字",
    ),
)
"""Who somebody is, and the labels that say so."""

HOME = "住处"
"""Role of an address where somebody lives; others (住所、地址) may be a firm's."""

_OTHERS: tuple[tuple[LabelKind, str, str], ...] = (
    (
        "id_no",
        "",
        r"公民身份号码?|公民身份证号码?|居民身份证号?码?|身份证件?号?码?|证件号码|证照号码|有效证件号码?",
    ),
    (
        "phone",
        "",
        r"联\s?系\s?电\s?话|联系方式|电\s*话(?:号码)?|手\s*机(?:号码)?|传\s*真|固定电话|移动电话",
    ),
    (
        "address",
        HOME,
        r"家庭住址|户籍所在地|户籍地址|户籍地|现\s?住\s?址|住\s*址|家庭地址",
    ),
    (
        "address",
        "",
        r"住所地?|住所（住址）|联系地址|通讯地址|送达地址|经营地址|注册地址|地\s*址|送达地点|经营场所",
    ),
    ("account", "", r"银行账号|银行帐号|收款账号|账\s*号|帐\s*号|卡\s*号|收款账户"),
    (
        "licence",
        "",
        r"执法证件?号码?|执法证号|证件编号|工作证号|驾驶证号码?|档案编号|从业资格证号码?|执业证号|资格证号",
    ),
    ("contact", "", r"微\s?信号?|电子邮箱|邮\s*箱|E-?mail|QQ号?"),
)
_TAIL = (
    r"(?:[（(](?!\s*[）)])[^（()）]{0,14}[）)])?"
    r"(?:姓名|签名|签字|签章|盖章|捺印|或|、|（盖章）|（签名）|及其?)*"
)
_ANY = "|".join(
    [f"(?P<p{no}>{words})" for no, (_, words) in enumerate(ROLES)]
    + [f"(?P<o{no}>{words})" for no, (_, _, words) in enumerate(_OTHERS)]
)
_LABEL = re.compile(rf"(?:{_ANY}){_TAIL}\s*(?P<colon>[:：;；](?!\d))")
_CELL = re.compile(rf"[^，。；]{{0,8}}?(?:{_ANY}){_TAIL}\s*[:：]?\s*")
_STOP = re.compile(r"[\n。；;]|\s{2,}|[（(]|[^\s:：，,、()（）]{2,9}[:：]")
_DATE = re.compile(
    r"(?:[12]\d{3}|二[〇○零0oO]\w{2})\s*年|(?<=[\s：:])\s*年\s*月|[12]\d{3}[-./]\d{1,2}"
)
_WHOLE_DATE = re.compile(
    r"[\d〇○零oO一二三四五六七八九十\s]{0,6}年[\d一二三四五六七八九十\s]{0,5}月[\d一二三四五六七八九十\s]{0,5}日?.{0,12}"
)
_END_OF_LABEL = re.compile(r".{0,10}(?:盖?章|理由|签名|签字|日期|时间|意见|号|关系|身份)")
_NOTHING = re.compile(r"[\s/\\|—\-_－:：、，,。.☑□√×无同上空白]*|详?见附件.*|不详|不适用|本人")
_LONGEST_NAME = 14
_FIRM_OR_BODY = re.compile(r"公司|厂|店|局|队|委员会|政府|中心|院|市场|合作社|超市|馆|部$")
_OPINION = re.compile(
    r"同意|属实|无误|无异议|已阅|情况|建议|决定|送达|执法|案件|材料|完毕|确认|复印|原件|核对|直接|邮寄|留置|书$|表$|证$"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """What stands behind a label: its text, where, and whom it names or whose it is (`role`)."""

    kind: LabelKind
    role: str
    text: str
    box: Box
    whole: str
    """The whole of what answers the label, where `text` is one line of it."""


def labelled_values(page: Page) -> tuple[Labelled, ...]:
    """Behind labels with a colon; in forms, in the cell on the right of a label's or below it."""
    found = [one for line in page.lines for one in _behind(line, page.lines)]
    found += _in_cells(page.cells)
    return tuple(found)


def labelled_spans(text: str) -> Iterator[tuple[int, int, LabelKind, str]]:
    """Start, end, kind and role of the values behind labels with a colon in a text."""
    for match in _LABEL.finditer(text):
        end = _end_of_value(text, match.end())
        lead = len(text[match.end() : end]) - len(text[match.end() : end].lstrip())
        if end - match.end() > lead:
            kind, role = _which(match)
            yield match.end() + lead, end, kind, role


def says_nothing(text: str) -> bool:
    """A slash, a dash, 无, or a date alone: nobody is named."""
    return _NOTHING.fullmatch(text) is not None or _WHOLE_DATE.fullmatch(text) is not None


def may_name(text: str, known: Collection[str] = ()) -> bool:
    """What stands behind a person's label is somebody, unless it is a firm or an opinion."""
    bare = re.sub(r"\s", "", text)
    if any(name in bare for name in known):
        return True
    if len(bare) > _LONGEST_NAME or _OPINION.search(bare):
        return False
    return not _FIRM_OR_BODY.search(bare) and not re.fullmatch(r"[\d\W]*", bare)


def is_label(text: str) -> bool:
    """The text is a label of a form, or the end of one that wraps."""
    plain = text.strip()
    return _CELL.fullmatch(plain) is not None or _END_OF_LABEL.fullmatch(plain) is not None


def _behind(line: Line, lines: Sequence[Line]) -> Iterator[Labelled]:
    for start, end, kind, role in labelled_spans(line.text):
        text = line.text[start:end].strip()
        if not says_nothing(text):
            yield Labelled(kind, role, text, line.span_box(start, end), text)
    match = list(_LABEL.finditer(line.text))
    if match and not line.text[match[-1].end() :].strip():  # the value is a line of its own
        beside = _next_in_row(line, lines)
        if beside is not None:
            kind, role = _which(match[-1])
            end = _end_of_value(beside.text, 0)
            text = beside.text[:end].strip()
            if text and not says_nothing(text) and not _LABEL.match(beside.text):
                yield Labelled(kind, role, text, beside.span_box(0, end), text)


def _next_in_row(line: Line, lines: Sequence[Line]) -> Line | None:
    y, reach = line.box.center[1], 0.6 * line.box.height
    row = [
        other
        for other in lines
        if other is not line
        and abs(other.box.center[1] - y) < reach
        and other.box.x0 > line.box.x1 - 4
    ]
    return min(row, key=lambda other: other.box.x0, default=None)


def _in_cells(cells: Sequence[Cell]) -> Iterator[Labelled]:
    for cell in cells:
        plain = cell.text.strip()
        match = _CELL.fullmatch(plain) if 0 < len(plain) <= 24 else None
        if match is None:
            continue
        kind, role = _which(match)
        for answer in _answers(cell, cells):
            for line in answer.lines:
                text = line.text.strip()
                if text and not says_nothing(text):
                    yield Labelled(kind, role, text, line.box, answer.text.strip())


def _answers(cell: Cell, cells: Sequence[Cell]) -> list[Cell]:
    """The cell on the right; where that is a label, too, the cells below."""
    table = [other for other in cells if other.table == cell.table and other is not cell]
    right = [other for other in table if other.right_of(cell)]
    if right and not all(_CELL.fullmatch(other.text.strip() or "-") for other in right):
        return right
    return [
        other
        for other in table
        if other.row >= cell.row + cell.row_span
        and other.column == cell.column
        and not _CELL.fullmatch(other.text.strip() or "-")
    ]


def _end_of_value(text: str, start: int) -> int:
    stops = [
        match.start()
        for match in _STOP.finditer(text, start)
        if match.start() > start or match[0] == "\n"
    ]
    dates = [match.start() for match in _DATE.finditer(text, start)]
    labels = [match.start() for match in _LABEL.finditer(text, start)]
    return min([*stops, *dates, *labels, len(text)])


def _which(match: re.Match[str]) -> tuple[LabelKind, str]:
    for no, (role, _) in enumerate(ROLES):
        if match[f"p{no}"]:
            return "person", role
    return next((kind, role) for no, (kind, role, _) in enumerate(_OTHERS) if match[f"o{no}"])
