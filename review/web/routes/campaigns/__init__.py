"""Evaluations (评查活动) under `/api/v1/campaigns`: from the ledger to 回头看."""
