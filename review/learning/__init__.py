"""学习: verdicts become examples and regression cases; people compare, then activate."""
