"""What a row of each kind of standards file may hold: unknown keys are refused."""
