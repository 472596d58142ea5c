"""交叉评查: two copies reviewed apart, compared, and decided on together."""
