"""The rehearsal template set: after the official forms of the ministries, by another hand.

It once judged the product; since its failures were read and repaired it is developed on, as the
training and practice sets are.
"""

from corpora.rehearsal.voices import REHEARSAL

TEMPLATES = REHEARSAL
