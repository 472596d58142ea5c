"""卷鉴 Juanjian: finds suspected defects in scanned administrative-enforcement case files."""
