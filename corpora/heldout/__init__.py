"""The held-out template set: the judge of the product; no code may be written against it.

Written from the agencies' own forms by a hand that had not read how facts are extracted or
defects found.
"""

from corpora.heldout.voices import HELDOUT

TEMPLATES = HELDOUT
