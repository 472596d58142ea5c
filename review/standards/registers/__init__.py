"""Registers (登记库): what an office knows beyond the case file, as dated rows."""
