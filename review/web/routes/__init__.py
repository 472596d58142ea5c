"""`/api/v1`, one file per subject."""
