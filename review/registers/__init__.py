"""Registers (登记库): import from Excel, CSV and Word, keeping, export."""
