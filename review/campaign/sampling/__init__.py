"""抽样: how many of each agency and kind, which ones, and how anybody can redo it."""
