"""识读: page images to lines, cells and marks."""
