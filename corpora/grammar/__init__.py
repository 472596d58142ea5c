"""A grammar of what the sentences of case files say (语句文法): labels and names with each.

Two families of productions: `train` to learn from, `heldout` to be measured by. They share no
production and no long run of words (tests/corpora/test_grammar.py); nothing may be tuned on the
second.

    for told in sentences("train", 1000, seed=1):
        told.text, told.labels, told.spans, told.section, told.kind
"""

from corpora.grammar.tell import Span, Told, sentences

__all__ = ["Span", "Told", "sentences"]
