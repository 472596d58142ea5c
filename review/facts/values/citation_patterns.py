"""How statutes are cited: the patterns, on clean text."""

from __future__ import annotations

import re

NUMBER = "[0-9零〇○一二两三四五六七八九十百千]+"

TITLED_LAW = re.compile(r"[《〈«<](?P<name>[^《》〈〉«»<>。;]{2,60})[》〉»>]")
"""《中华人民共和国行政处罚法》."""

VERSION = re.compile(
    r"[(](?P<version>(?:19|20)\d\d年?(?:\d{1,2}月\d{1,2}日)?(?:修订|修正|版|公布|施行|修改|实施)?"
    r"(?:版|本|实施|施行)?|[^()]{0,12}(?:修订|修正|公布|令第\d+号)[^()]{0,6})[)]"
)
VERSION_BEFORE = re.compile(r"(?P<version>(?:19|20)\d\d年?(?:修订|修正|版|修改|公布)?)(?:后)?的?$")

_SUFFIX = "法典|法|条例|办法|规定|规则|细则|准则|决定|解释|规程"
UNTITLED_LAW = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{1,30}}?(?:{_SUFFIX}))(?=[》〉>]?(?:[(][^()]{{2,20}}[)])?的?第{NUMBER}条)"
)
"""行政处罚法第五条: known by its ending and the article after it."""

LAW_NAME_END = re.compile(rf"(?:{_SUFFIX}|实施意见|基准|标准|目录|通知|意见|规范)(?:[(].*[)])?$")
STATUTE_END = re.compile(rf"(?:{_SUFFIX})(?:[(].*[)])?$")
NO_LAW = re.compile("(?:方法|做法|手法|执法|(?<!公)司法|违法|合法|非法|守法|普法|用法|说法|看法)$")

BEFORE_LAW = re.compile(
    "根据|依据|依照|按照|参照|违反|触犯|适用(?!法)|构成|符合|属于|援引|引用|以及|或者|规定的|所称|即|按|依"
    "|(?<=[条款项目法定例》)])[和及与或]|了|对(?!外)|(?<!自)由|应当|是|为(?!处罚|规)|在|之|将|系"
)
"""Words of the sentence before a law's name that is not in 《》."""

POINTED = re.compile(
    "(?<![合基根])(?:该|本|同|此|上述|前述)(?:法律|法规|法|条例|办法|规定|规则|细则|决定|解释)$"
)
POINTER = re.compile(
    r"(?P<pointer>(?<![合基根])(?:该|本|同|此|上述|前述|前引|上列)"
    r"(?P<type>法律|法规|规章|法|条例|办法|规定|规则|细则|决定|解释))(?=的?第|$)"
)
"""该法, 上述条例: the law named before."""

_ARTICLE = rf"\s?(?P<article>{NUMBER})\s?条(?:之(?P<insert>{NUMBER}))?"
ARTICLE = re.compile(f"第{_ARTICLE}")
NEXT_ARTICLE = re.compile(f"第?{_ARTICLE}")
"""In a row the later ones may lack their 第: 第十八条、十九条."""

SAME_ARTICLE = re.compile("(?:该|同|本|此|上述|前述)条(?!例|件|款)")
PARAGRAPH = re.compile(rf"(?:第\s?(?P<paragraph>{NUMBER})款|(?P<same>前款|本款|同款|该款))")
ITEM = re.compile(
    rf"(?:第\s?)?[(](?P<bracketed>{NUMBER})[)]项?|第\s?(?P<plain>{NUMBER})项"
    r"|第?(?P<circled>[①-⑳])项?"
)
SUBITEM = re.compile(rf"第?[(]?{NUMBER}[)]?目")
AND = re.compile(r"[、,]?(?:和|及|以及|与|或者|或|并|至|到|、|,)?(?:其|同时)?")
SPAN = re.compile("^(?:至|到|-|—|~)$")

QUOTED = re.compile(
    r"(?:之|的)?(?:明确)?规定[::,]?[\"“「『](?P<words>[^\"“”「」『』]{10,300})[\"”」』]"
)
"""第三十四条规定:“……”: what is given as the words of the law."""

DEFINED = re.compile(
    r"[(](?:以下|下文|下|后文)?(?:统称|简称|称)(?:为|:)?[\"“”'‘’「『《]?"
    r"(?P<short>[^()\"“”'‘’「」『』《》]{2,20})[\"“”'‘’」』》]?[)]"
)
"""（以下简称《处罚法》）."""

VAGUE = re.compile(
    "(?<!》)(?<!》的)(?:(?:有关|相关|其他有关|国家有关|现行|上述)的?"
    "(?:法律法规规章|法律、法规、规章|法律、法规|法律法规|法律|法规|规章)"
    "(?:和规章|、规章)?(?:的)?(?:有关|相关)?(?:规定|条款|要求)?"
    "|法律、?法规(?:、?规章)?的?(?:有关|相关)规定|(?:有关|相关)(?:规定|条款)(?!的期限))"
)
"""根据有关规定: no law is named."""
INVOKED = re.compile("(?:根据|依据|依照|按照|参照|违反了?|适用|符合)[^,。;]{0,8}$")
