"""Like cases held against each other (类案不同罚、小过重罚): hints for people, never findings."""

from review.campaign.similar.compare import compare
from review.campaign.similar.gather import benchmark_starts, fined_of, similar_cases

__all__ = ["benchmark_starts", "compare", "fined_of", "similar_cases"]
