"""Invented names of people, firms, places and goods, far more than the generator's papers hold.

A reader that saw the few names of the papers only would learn them by heart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.language.words import word_sections

if TYPE_CHECKING:
    import random

KINDS = ("person", "firm", "place", "goods")
"""What a name can be of; the tags are B and I of each, and O."""

_FREQUENT_SHARE = 0.93
_PROVINCES = "澜江 云岭 东川 北原 南屿 西泽 海陵 临安 清河 长宁 安平 永昌 丰泽 金川 锦屏 白水".split()
_TRADES = (
    "商贸 食品 餐饮管理 建筑工程 物业服务 物流 化工 生物科技 环保科技 网络科技 机械制造 农业发展 水产 "
    "医药 汽车销售服务 广告传媒 房地产开发 电力设备 矿业 服饰 家具 教育咨询 旅游 酒店管理 印务 五金"
).split()
_FORMS = (
    "有限公司 有限责任公司 股份有限公司 集团有限公司 厂 合作社 经营部 商行 中心 有限公司分公司"
).split()
_SHOPS = (
    "超市 便利店 小吃店 面馆 餐厅 烟酒店 食品店 大药房 诊所 美容店 汽修厂 服装店 五金店 农资店 水果店 "
    "肉铺 网吧 宾馆 理发店 建材店 文具店 养殖场 加工坊 早餐店 火锅店 茶庄 幼儿园 口腔门诊部"
).split()
_STREETS = "路 街 大道 巷 大街 东路 北街 西路 南街 中路".split()
_STREET_WORDS = (
    "人民 解放 建设 中山 和平 新华 团结 胜利 文化 学府 滨河 环城 站前 工业 友谊 光明 朝阳 迎宾 府前 集贤 鹿鸣"
).split()
_PLACE_ENDS = (
    "号 号院 号1幢201室 号附3号 号一楼 号B座1502室 号门口 号仓库 号后厨 号经营场所内 号院内 号的施工现场"
).split()
_ROOMS = "商场 市场 广场 小区 工业园 花园 大厦 物流园 批发市场 产业园".split()
_GOODS = (
    "饼干 面包 矿泉水 白酒 牛奶 火腿肠 食用油 大米 面粉 酱油 茶叶 蜂蜜 月饼 辣条 奶粉 冻虾仁 鸡蛋 猪肉 猕猴桃 "
    "电动自行车 燃气灶 燃气软管 插座 充电器 灭火器 安全帽 电线 水泥 钢筋 轮胎 机油 油漆 胶合板 玩具车 书包 校服 "
    "口罩 保健品 胶囊 感冒药 隐形眼镜 面膜 洗发水 染发剂 香烟 电子烟 农药 化肥 种子 兽药 饲料 鱼苗 "
    "宣传册 护颈枕 磁疗坐垫 净水器 锅炉 叉车 起重机 储气罐 液化石油气瓶 烟花爆竹 汽油 柴油 盐酸 危险废物 渣土"
).split()
_BRAND_ENDS = "牌 牌 牌 坊 园 堂 记".split()
_BRANDS = (
    "锦禾云麓泽丰澜川恒屿启岚森朴沐野嘉樾汇鼎拓岳蓝盛博众瑞凌远正明万福祥顺达兴隆金鑫宏源美华康宁益民佳乐家润天"
    "海龙凤翔飞腾永安信诚德仁和泰昌盈利通亿百千新世纪阳光春秋红绿青山水木石农夫老王李张好又多爱味香甜鲜"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂兰凤洁梅琳素云莲真雪荣爱妹香月玲红英华慧巧美青玉萍"
    "建国文辉力志永健世广义兴良海山仁波贵福生龙元全胜学祥才发武新利清飞彬富顺信子浩宇轩梓涵诗雨欣怡佳"
    "俊峰振东旭晨鹏程博睿思远天成立业春来冬夏金银根宝柱锁拴狗剩大小三四老"
)


class Inventor:
    """Makes one name after another from a seeded source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        parts = word_sections("surnames.txt")
        self._common = "".join(parts["common"])
        self._rare = "".join(parts["rare"])
        self._compound = tuple(parts["compound"])
        rows = range(0xB0, 0xD8)
        codes = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
        self._any = "".join(code.decode("gb2312", errors="ignore") for code in codes)

    def name(self, kind: str) -> str:
        """A name of one of `KINDS`."""
        return {
            "person": self.person,
            "firm": self.firm,
            "place": self.place,
            "goods": self.goods,
        }[kind]()

    def person(self) -> str:
        """Mostly two or three characters; now and then a compound surname or a masked name."""
        chance = self._chance
        draw = chance.random()
        if draw < 0.04:
            return chance.choice(self._common) + chance.choice(("某", "某某", "某甲", "××", "**"))
        if draw < 0.09:
            surname = chance.choice(self._compound)
        else:
            surname = chance.choice(self._common if chance.random() < 0.85 else self._rare)
        given = _GIVEN if chance.random() < 0.6 else self._any
        return surname + "".join(chance.choices(given, k=chance.choice((1, 2, 2, 2))))

    def firm(self) -> str:
        """A company, or a shop of a single trader."""
        chance = self._chance
        region = self.region() if chance.random() < 0.8 else ""
        if chance.random() < 0.5:
            form = chance.choice(_FORMS)
            return f"{region}{self._brand()}{chance.choice(_TRADES)}{form}"
        owner = self.person() if chance.random() < 0.25 else self._brand()
        return f"{region}{owner}{chance.choice(_SHOPS)}"

    def place(self) -> str:
        """An address, or a place by its name."""
        chance = self._chance
        street = chance.choice(_STREET_WORDS) if chance.random() < 0.5 else self._brand()
        region = self.region() if chance.random() < 0.85 else ""
        if chance.random() < 0.15:
            return f"{region}{self._brand()}{chance.choice(_ROOMS)}{chance.choice('ABC一二三')}区"
        number = chance.randint(1, 999)
        return f"{region}{street}{chance.choice(_STREETS)}{number}{chance.choice(_PLACE_ENDS)}"

    def goods(self) -> str:
        """Goods, mostly with a brand."""
        chance = self._chance
        brand = f"{self._brand()}{chance.choice(_BRAND_ENDS)}" if chance.random() < 0.6 else ""
        return f"{brand}{chance.choice(_GOODS)}"

    def region(self) -> str:
        """A city, a district of it, or both."""
        chance = self._chance
        city = chance.choice(_PROVINCES) if chance.random() < 0.5 else self._brand()
        district = "".join(chance.choices(self._any, k=2)) + chance.choice("区县市镇")
        return chance.choice((f"{city}市", f"{city}市{district}", district, f"{city}", f"{city}县"))

    def _brand(self) -> str:
        letters = _BRANDS if self._chance.random() < 0.6 else self._any
        return "".join(self._chance.choices(letters, k=self._chance.choice((2, 2, 2, 3))))
