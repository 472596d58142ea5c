"""Names of what the log records (操作日志的操作种类); a code is never used for something else."""

from __future__ import annotations

ACTION_NAMES: dict[str, str] = {
    "login": "登录",
    "login_failed": "登录失败",
    "logout": "退出",
    "password_changed": "修改口令",
    "password_given": "重设口令",
    "user_added": "新增用户",
    "user_changed": "变更用户",
    "token_made": "新建接口令牌",
    "token_revoked": "撤销接口令牌",
    "settings_changed": "变更设置",
    "uploaded": "上传案卷",
    "result_kept": "保存评查结果",
    "retried": "重新处理",
    "job_failed": "处理失败",
    "member_added": "增加共同评查人",
    "member_removed": "移除共同评查人",
    "page_viewed": "阅看页面",
    "verdict": "确认意见",
    "verdict_undone": "撤销意见",
    "finding_added": "补录问题",
    "fact_corrected": "更正要素",
    "fact_withdrawn": "撤回要素更正",
    "sorting_corrected": "更正分件",
    "sorting_restored": "恢复机器分件",
    "finished": "完成复核",
    "reopened": "重新打开",
    "exported": "导出",
    "package_imported": "导入评查包",
    "package_merged": "合并评查包",
    "backed_up": "备份",
    "restored": "恢复备份",
}


def action_name(action: str) -> str:
    """The Chinese name; a code of a newer program stands for itself."""
    return ACTION_NAMES.get(action, action)
