"""门: the addresses at which browsers and programs reach the office."""
