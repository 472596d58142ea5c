"""Checks on legal review, collective discussion and the decision (法制审核、集体讨论与决定)."""
