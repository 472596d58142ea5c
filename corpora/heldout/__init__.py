"""The held-out template set: judges the product and is used by `make measure` alone.

Its wordings follow the official forms of the ministries and were written apart from the extraction
code and from the sets that the product is developed on. Nobody tunes the product on these pages.
"""

from corpora.heldout.voices import HELDOUT

TEMPLATES = HELDOUT
