"""Violations that are alike, and the articles that fit them."""
