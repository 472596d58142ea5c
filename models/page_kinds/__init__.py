"""The page classifier: its trainer, its weights and their card."""
