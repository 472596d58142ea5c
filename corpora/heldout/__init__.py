"""The held-out template set: judges the product and is used by `make measure` alone.

Its wordings were written from the official forms of the ministries, apart from the extraction code and from the sets
that the product is developed on. Nobody tunes reading, sorting, facts or checks on these pages.
"""

from corpora.heldout.voices import HELDOUT

TEMPLATES = HELDOUT
