"""Makes scans of a born-digital case file: `scan` as a good office scanner gives it, `bad` as a hurried one does."""
