"""Places blocks on pages: style, line breaking, tables, page composition, drawing."""
