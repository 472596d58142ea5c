"""Scans of a born-digital case file: `scan` by a good office scanner, `bad` by a hurried hand."""
