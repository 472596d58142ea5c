"""Planted defects: what can be wrong with a case file, and how to make it so."""
