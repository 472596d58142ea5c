"""What is trained: per model its training script, weights and card."""
