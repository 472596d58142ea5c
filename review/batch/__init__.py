"""批量: many files, none stops the others."""
