"""Chinese wording that the commands share with the desk."""

from __future__ import annotations

STATION_NAMES: dict[str, str] = {
    "intake": "收卷",
    "reading": "识读",
    "sorting": "分件",
    "facts": "要素",
    "checks": "评查",
}
STATUS_NAMES = {"complete": "已评查", "partial": "部分页面未能使用", "failed": "未能打开"}
