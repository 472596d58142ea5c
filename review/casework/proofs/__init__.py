"""佐证复查: a unit's corrected page put into its case file, and the same check asked again."""
