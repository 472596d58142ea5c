"""What is kept of learning (学习): examples, runs, candidates, comparisons, activations."""
