"""Numbers of an evaluation (评查统计): counted from one small row per file and finding."""

from review.campaign.statistics.gather import counted_of, fill_digests
from review.campaign.statistics.statistics import statistics_of

__all__ = ["counted_of", "fill_digests", "statistics_of"]
