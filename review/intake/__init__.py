"""收卷: files to page images."""
