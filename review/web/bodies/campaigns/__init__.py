"""Shapes of what is said about evaluations (评查活动)."""
