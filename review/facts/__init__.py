"""要素: documents to facts."""
