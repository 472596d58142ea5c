"""Invented pages (训练用页面): titles, labels and usual words of a kind as forms or prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.model.geometry import Box
from review.model.page import Cell, Line, Page

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

_WIDTH, _HEIGHT = 595.0, 842.0
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建华文玉兰"
_PLACES = ("东川市", "临江区", "北山县", "清河市", "云岭县", "南湖区", "海宁市", "青原区", "石桥镇")
_AGENCIES = (
    "市场监督管理局", "城市管理行政执法局", "应急管理局", "生态环境局", "交通运输局",
    "卫生健康委员会", "农业农村局", "文化和旅游局", "住房和城乡建设局", "综合行政执法局",
)  # fmt: skip
_FIRMS = (
    "商贸有限公司",
    "食品店",
    "餐饮管理有限公司",
    "物流有限公司",
    "化工厂",
    "超市",
    "诊所",
    "机械厂",
)
_BANKS = ("中国工商银行", "中国建设银行", "农村商业银行", "中国农业银行", "交通银行")
_SPOKEN = ("inquiry_record", "hearing_record", "statement_defense_record")
_ASKED = (
    "请说明{}的情况？",
    "{}，是否属实？",
    "什么时候{}的？",
    "为什么{}？",
    "还有什么要补充的吗？",
    "{}？",
)
_ANSWERED = (
    "是的。",
    "没有了。",
    "我不清楚。",
    "大概有三十件，每件卖十元。",
    "是从批发市场进的货。",
    "属实。",
)
_FILLERS = (
    "现场负责人在场陪同", "有照片和笔录为证", "该单位未能提供相关材料", "执法人员依法进行了检查",
    "上述情况属实", "按照有关规定办理", "详见附件", "以上内容已核对", "货架上摆放有商品若干",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """What pages of a kind say: writings of its title, labels of its fields, usual words."""

    kind: str
    titles: tuple[str, ...]
    labels: tuple[str, ...]
    phrases: tuple[str, ...]


class Composer:
    """Makes pages of one kind after another from a seeded source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def page(self, wording: Wording, *, titled: bool, first: bool) -> Page:
        """A page; `first`: it opens its document (else it is a later page of it)."""
        self._lines: list[Line] = []
        self._cells: list[Cell] = []
        self._y = self._chance.uniform(40, 90)
        self._left = self._chance.uniform(55, 95)
        self._size = self._chance.choice((10.5, 12.0, 14.0, 16.0))
        if titled:
            self._heading(wording)
        if wording.kind in _SPOKEN and self._chance.random() < 0.7:
            self._questions(wording, first)
        elif self._chance.random() < 0.5 and not wording.kind.endswith("_record"):
            self._form(wording, first)
        else:
            self._prose(wording, first)
        return Page(1, _WIDTH, _HEIGHT, "ocr", 0, 0.95, tuple(self._lines), tuple(self._cells))

    def specimen(self, texts: Sequence[str]) -> Page:
        """A page of an attachment: most of the lines of a specimen, in rows or strewn about."""
        chance = self._chance
        self._lines, self._cells = [], []
        self._y, self._left = chance.uniform(50, 330), chance.uniform(50, 160)
        self._size = chance.choice((8.0, 10.0, 12.0, 14.0))
        strewn = chance.random() < 0.3
        for text in texts:
            if chance.random() < 0.12:
                continue
            filled = self._fill(text)
            for piece in filled.split(" ") if chance.random() < 0.4 else (filled,):
                if strewn:
                    self._left = chance.uniform(50, 380)
                if chance.random() < 0.1:
                    self._centred(piece, self._size * chance.uniform(1.0, 1.8))
                else:
                    self._put(piece)
        return Page(1, _WIDTH, _HEIGHT, "ocr", 0, 0.9, tuple(self._lines), ())

    def _fill(self, text: str) -> str:
        chance = self._chance
        digits = "".join(chance.choices("0123456789", k=chance.randint(4, 20)))
        return text.format(
            name=self.name(),
            firm=self.firm(),
            date=self.date(),
            place=chance.choice(_PLACES),
            agency=chance.choice(_PLACES) + chance.choice(_AGENCIES),
            street=f"{self.name()}路{chance.randint(1, 300)}号",
            bank=chance.choice(_BANKS),
            post=chance.choice(("经理", "执行董事", "负责人")),
            num=digits,
            code="92" + digits[:16],
            id="".join(chance.choices("0123456789", k=18)),
            money=chance.randint(1, 90000),
            year=chance.randint(1950, 2005),
            month=chance.randint(1, 12),
            day=chance.randint(1, 28),
            dots=f"{chance.randint(2005, 2040)}.{chance.randint(10, 12)}.{chance.randint(10, 28)}",
        )

    def name(self) -> str:
        return self._chance.choice(_SURNAMES) + "".join(
            self._chance.choices(_GIVEN, k=self._chance.choice((1, 2)))
        )

    def firm(self) -> str:
        middle = "".join(self._chance.choices(_GIVEN, k=2))
        return self._chance.choice(_PLACES) + middle + self._chance.choice(_FIRMS)

    def date(self) -> str:
        chance = self._chance
        year, month, day = chance.randint(2019, 2026), chance.randint(1, 12), chance.randint(1, 28)
        return chance.choice(
            (f"{year}年{month}月{day}日", f"{year}.{month}.{day}", f"{year}-{month:02}-{day:02}")
        )

    def _value(self) -> str:
        chance = self._chance
        return chance.choice(
            (
                self.name,
                self.firm,
                self.date,
                lambda: f"{chance.randint(1, 99999)}元",
                lambda: str(chance.randint(1, 999999)),
                lambda: chance.choice(_PLACES) + f"人民路{chance.randint(1, 300)}号",
                lambda: "",
                lambda: chance.choice(_FILLERS),
            )
        )()

    def _heading(self, wording: Wording) -> None:
        chance = self._chance
        title = chance.choice(wording.titles)
        large = self._size * chance.uniform(1.25, 2.0)
        if chance.random() < 0.5:
            agency = chance.choice(_PLACES) + chance.choice(_AGENCIES)
            self._centred(agency, large * chance.uniform(0.8, 1.0))
        self._centred(" ".join(title) if chance.random() < 0.25 else title, large)
        if chance.random() < 0.5:
            office = chance.choice("东临北清") + "市监" + chance.choice("罚案立")
            year, order = chance.randint(2019, 2026), chance.randint(1, 400)
            number = f"{office}字〔{year}〕{order}号"
            self._centred(number, self._size)

    def _form(self, wording: Wording, first: bool) -> None:
        labels = list(wording.labels) + [text for text in wording.phrases if len(text) <= 8]
        texts = [text for text in wording.phrases if len(text) > 4]
        self._chance.shuffle(labels)
        row = 0
        while labels and self._y < 720:
            pairs = self._chance.choice((1, 1, 2))
            height = self._chance.uniform(24, 60)
            x = self._left
            width = (_WIDTH - 2 * self._left) / (2 * pairs)
            for pair in range(pairs):
                if not labels:
                    break
                value = self._value()
                if texts and self._chance.random() < 0.3:
                    value = self._chance.choice(texts) + "，" + self._chance.choice(_FILLERS)
                for column, text in ((2 * pair, labels.pop()), (2 * pair + 1, value)):
                    box = Box(x, self._y, x + width, self._y + height)
                    lines = (self._line(text, x + 4, self._y + 6, self._size),) if text else ()
                    self._lines += lines
                    self._cells.append(Cell(box, 0, row, column, 1, 1, lines))
                    x += width
            self._y += height
            row += 1
            if not first and row > 12:
                break

    def _prose(self, wording: Wording, first: bool) -> None:
        phrases = list(wording.phrases)
        self._chance.shuffle(phrases)
        labels = list(wording.labels)
        self._chance.shuffle(labels)
        if first:
            for label in labels[: self._chance.randint(0, 6)]:
                self._put(f"{label}：{self._value()}")
        text = ""
        for phrase in phrases[: self._chance.randint(4, 16)]:
            filler = self._chance.choice((*_FILLERS, self.firm(), self.date(), self.name()))
            text += phrase + self._chance.choice(("，", "。", "", "：")) + filler + "，"
            if self._chance.random() < 0.2:
                self._paragraph(text)
                text = ""
        self._paragraph(text)
        for label in labels[6:8]:
            self._put(f"{label}：")
        if self._chance.random() < 0.4:
            self._put(self.date())

    def _questions(self, wording: Wording, first: bool) -> None:
        """A record of questions and answers (问答); later pages begin in the middle of it."""
        chance = self._chance
        if first:
            for label in chance.sample(wording.labels, k=min(7, len(wording.labels))):
                self._put(f"{label}：{self._value()}")
        ask, answer = chance.choice((("问：", "答："), ("问:", "答:"), ("主持人：", "当事人：")))
        for _ in range(chance.randint(5, 16)):
            topic = chance.choice(wording.phrases) + chance.choice(_FILLERS)
            self._paragraph(ask + chance.choice(_ASKED).format(topic))
            self._paragraph(answer + chance.choice((*_ANSWERED, self._value())))
        if chance.random() < 0.4:
            self._put(f"以上笔录已阅，属实。{self.name()} {self.date()}")

    def _paragraph(self, text: str) -> None:
        width = max(8, int((_WIDTH - 2 * self._left) / self._size))
        for start in range(0, len(text), width):
            self._put(text[start : start + width])

    def _put(self, text: str) -> None:
        if text and self._y < 780:
            self._lines.append(self._line(text, self._left, self._y, self._size))
            self._y += self._size * 1.7

    def _centred(self, text: str, size: float) -> None:
        x = max(20.0, (_WIDTH - size * len(text)) / 2)
        self._lines.append(self._line(text, x, self._y, size))
        self._y += size * 1.8

    @staticmethod
    def _line(text: str, x: float, y: float, size: float) -> Line:
        chars = tuple(
            Box(x + place * size, y, x + (place + 1) * size, y + size) for place in range(len(text))
        )
        return Line(text, Box(x, y, x + max(1, len(text)) * size, y + size), 0.95, chars)
