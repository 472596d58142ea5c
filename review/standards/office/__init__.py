"""An office's own standards (本机关评查口径): one YAML file over the shipped rows."""
