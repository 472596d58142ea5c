"""Checks on filing, time limits, records, coercive measures and inspections (启动、调查、强制、检查)."""
