"""Names in prose: people, firms, places, goods."""
