"""The pages of the desk, each with what lays it out."""
