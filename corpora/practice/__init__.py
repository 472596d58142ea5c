"""The practice template set: other agencies' wordings and layouts than the training set's.

Extraction, sorting and checks are developed on both sets; neither is ever used to judge them.
"""

from corpora.practice.voices import PRACTICE

TEMPLATES = PRACTICE
