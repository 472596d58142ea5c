"""Training of the sentence classifier (语句分类模型)."""
