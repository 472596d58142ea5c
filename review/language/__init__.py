"""Chinese text for every room."""
