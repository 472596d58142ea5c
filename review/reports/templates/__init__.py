"""The shipped Word templates and what builds them."""
