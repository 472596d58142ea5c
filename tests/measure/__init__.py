"""Measures accuracy on the held-out case files: `make measure`."""
