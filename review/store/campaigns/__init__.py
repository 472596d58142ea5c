"""Evaluations (评查活动) in the store: functions that take a session and give nouns."""
