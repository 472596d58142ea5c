"""评查包: a review that moves to another office, and two that are merged."""
