"""整改: the three lists, what units do about them, what the office says of it, 回头看."""
