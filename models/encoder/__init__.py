"""The compact Chinese encoder: vocabulary, data, pre-training, fine-tuning, export."""
