"""培训: masked cards of confirmed findings, exercises, contests."""
