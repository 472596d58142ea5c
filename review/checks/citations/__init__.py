"""Citations (引用条款) looked up in the law of their day, once for all checks."""
