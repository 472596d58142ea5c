"""确认: people's verdicts joined to what the machine proposed."""
