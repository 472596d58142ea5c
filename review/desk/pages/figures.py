"""看板: plots of Gradio, each with the table whose numbers open their files."""

from __future__ import annotations

import gradio as gr

from review.desk.components.campaign_plots import CHARTS, fill, plot_of
from review.desk.frame import own_part
from review.desk.pages.campaigns import STYLES

PATH, NAME = "figures", "看板"

SCRIPTS = ("campaign/shared.js", "campaign/figure_tables.js", "campaign/figures.js")


def lay_out() -> None:
    """Puts the page's parts into the page under construction."""
    own_part(PATH, "showFigures", SCRIPTS, STYLES)
    plots = []
    with gr.Column(elem_classes="figure-grid"):
        for chart in CHARTS:
            with gr.Column(elem_classes=["figure-card", f"figure-{chart.key}"]):
                plots.append(plot_of(chart))
                own_part(f"table-{chart.key}", f"showTable_{chart.key}", SCRIPTS, ())
    gr.on(fn=fill, inputs=None, outputs=plots, show_progress="hidden", queue=False)
