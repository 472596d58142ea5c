"""Names of what the log records (操作名称)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "login": "登录",
    "login_failed": "登录失败",
    "logout": "退出",
    "password_changed": "修改口令",
    "password_given": "重设他人口令",
    "user_added": "新建人员",
    "user_changed": "修改人员",
    "token_made": "新建令牌",
    "token_revoked": "停用令牌",
    "settings_changed": "更改设置",
    "uploaded": "上传案卷",
    "retried": "重试",
    "member_added": "增加共同评查人",
    "member_removed": "移除共同评查人",
    "page_viewed": "查看页面",
    "viewed": "查看页面",
    "verdict": "认定",
    "verdict_undone": "撤销认定",
    "finding_added": "人工补录",
    "fact_corrected": "更正要素",
    "fact_withdrawn": "撤回要素更正",
    "sorting_corrected": "更正分件",
    "sorting_restored": "恢复机器分件",
    "finished": "完成复核",
    "reopened": "重新打开",
    "exported": "导出",
    "package_exported": "导出评查包",
    "package_imported": "导入评查包",
    "package_merged": "合并评查包",
}


def action_name(action: str) -> str:
    """The Chinese name; the action itself where it has none."""
    return _NAMES.get(action, action)
