"""办理: what people do with a case file, from upload to a finished review."""
