"""The papers of an evaluation (评查文书), built from the store for `review.reports.campaign`."""

from review.campaign.papers.agency import look_back_paper, recheck_paper, supervision_paper
from review.campaign.papers.campaign import campaign_report, three_lists
from review.campaign.papers.file import clue_transfer, feedback_paper, objection_review
from review.campaign.papers.sampling import sampling_record
from review.campaign.papers.texts import PaperTexts, keep_text, keep_typical, paper_texts

__all__ = [
    "PaperTexts",
    "campaign_report",
    "clue_transfer",
    "feedback_paper",
    "keep_text",
    "keep_typical",
    "look_back_paper",
    "objection_review",
    "paper_texts",
    "recheck_paper",
    "sampling_record",
    "supervision_paper",
    "three_lists",
]
