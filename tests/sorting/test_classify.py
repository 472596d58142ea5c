"""The shipped classifier on attachments without titles, in words it was not trained on."""

import numpy as np
import pytest

from review.sorting.classify import shipped_classifier
from review.sorting.strips import Strip, cut_pages
from review.sorting.title_index import TitleIndex
from review.standards.load import load_standards
from tests.sorting.builders import Sheet

KINDS = (*load_standards().document_kinds, "unknown")


def strip(*texts: str) -> Strip:
    page = Sheet(1, y=150).text(*texts, x=110).page()
    return cut_pages([page], TitleIndex(load_standards().document_kinds))[0]


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (
            "party_identity_proof",
            ("姓 名 孙丽", "性 别 女 民族 回", "住 址 石桥镇老街6号", "公民身份号码 3201"),
        ),
        (
            "party_identity_proof",
            ("统一社会信用代码", "类型 个人独资企业", "投资人 孙丽", "成立日期", "登记机关"),
        ),
        (
            "fine_receipt",
            (
                "电子转账凭证",
                "付款方户名",
                "收款方户名 石桥县财政局",
                "金额大写 柒佰元整",
                "罚没款",
            ),
        ),
        ("mail_voucher", ("邮件号 1098", "寄件人", "收件人 孙丽", "已妥投 本人签收", "投递员")),
        (
            "photo_evidence",
            ("拍摄于店门口", "拍摄时间：2024年3月2日", "拍摄人：孙丽", "说明：招牌"),
        ),
        ("officer_certificate_copy", ("行政执法证", "姓名 孙丽", "证件编号", "执法区域 石桥县")),
        (
            "evidence_extraction_sheet",
            ("商品销售单", "购货单位", "品名 单价 数量 金额", "开票人", "此件与原件一致"),
        ),
    ],
)
def test_attachments(kind: str, texts: tuple[str, ...]) -> None:
    guess = shipped_classifier().guess(strip(*texts), KINDS)
    assert KINDS[int(np.argmax(guess.kinds))] == kind


def test_probabilities_are_probabilities() -> None:
    guess = shipped_classifier().guess(strip("任意文字"), KINDS)
    assert guess.kinds.sum() == pytest.approx(1.0)
    assert (guess.kinds >= 0).all()
    assert abs(guess.start_log_odds) <= 4.0


TOLD_BY_TITLE_ALONE = {"entrustment_letter"}
"""Rare kinds that no weight was trained on."""


def test_knows_every_kind() -> None:
    assert set(shipped_classifier().kinds) == set(KINDS) - TOLD_BY_TITLE_ALONE
