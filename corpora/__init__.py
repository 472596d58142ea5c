"""The case-file generator: text, layout, scan damage, planted defects with gold."""
