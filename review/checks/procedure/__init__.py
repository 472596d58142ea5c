"""Checks on filing, time limits, records, measures and inspections (启动、调查、强制、检查)."""
