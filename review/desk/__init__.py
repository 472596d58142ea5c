"""工作台: Gradio pages; shows and asks, decides nothing."""
