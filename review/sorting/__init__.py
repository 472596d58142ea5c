"""分件: pages to documents."""
