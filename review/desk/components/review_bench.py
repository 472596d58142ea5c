"""The bench of 复核台: thumbnails, page, findings and evidence, as one component.

One component, so that a click on a finding reaches the page without a way through Python: the
parts share the case they show. What they show and keep goes through `/api/v1`; Gradio carries the
frame of the page and nothing of a case file.
"""

from __future__ import annotations

import gradio as gr

from review.desk.components.assets import script, styles, template

SCRIPTS = tuple(
    f"review/{name}.js"
    for name in (
        "words",
        "bench",
        "pictures",
        # 页面
        "sheet",
        "boxes",
        "viewer",
        "thumbnails",
        "viewer_tools",
        # 疑似问题
        "verdicts",
        "filters",
        "evidence_strip",
        "forms",
        "history",
        "statutes",
        "finding_card",
        "finding_list",
        "side_lists",
        "law_reference",
        # 更正与补充
        "jobs",
        "fact_correction",
        "text_panel",
        "defect_chooser",
        "add_finding",
        # 案卷
        "score_menu",
        "finish",
        "case_bar",
        "help",
        "sync",
        "start",
    )
)
STYLES = (
    "review/bench.css",
    "review/viewer.css",
    "review/findings.css",
    "review/law_reference.css",
)


def review_bench(elem_id: str = "review-bench") -> gr.HTML:
    """Reads `?case=&finding=&page=` of the address it stands at.

    A plain `gr.HTML`, not a class of our own: Gradio writes a stub file beside the source of
    every subclass.
    """
    return gr.HTML(
        html_template=template("review/bench.html"),
        js_on_load=script(SCRIPTS),
        head=styles(STYLES),
        apply_default_css=False,
        elem_id=elem_id,
    )
