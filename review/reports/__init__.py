"""报告: what leaves the house."""
