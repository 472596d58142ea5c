"""评查: facts and standards to outcomes."""
