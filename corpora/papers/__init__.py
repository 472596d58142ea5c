"""Which papers a case of each kind has, and what each states."""
