"""评查活动: from the ledger to the grade and the rectification, on top of the store."""
