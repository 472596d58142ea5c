"""Registers (登记库): tables of an office read, checked, kept and written again."""
