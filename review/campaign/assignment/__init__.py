"""分案: two reviewers for each file, with 回避 and even loads, and a copy for each."""
