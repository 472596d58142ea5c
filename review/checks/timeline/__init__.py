"""The case timeline (办案时间线), worksheets of time limits and answers of order rules."""
