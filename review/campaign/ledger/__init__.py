"""台账: a file of cases, checked, and kept as what the sample is drawn from."""
