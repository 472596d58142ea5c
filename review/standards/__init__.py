"""The law and the review standards as dated rows."""
