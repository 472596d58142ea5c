"""The spaCy pipeline for case files: words, sentences, documents named, values; no model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from review.language.reading import Reading
from review.language.segmentation import words_of
from review.language.sentences import split_sentences
from review.language.words import word_sections

Finder = Callable[[str], Sequence[Reading[Any]]]
"""Gives the values of one kind in a text, as `review.facts.values` does."""


def build_pipeline(finders: Mapping[str, Finder]) -> Language:
    """A pipeline whose entities are the finders' values and the documents named (DOCUMENT).

    Where values overlap the longer one becomes the entity; all are in `doc.spans["values"]` with
    their certainty in `span._.certain` and the parsed value in `span._.value`.
    """
    pipeline = spacy.blank("zh")
    pipeline.tokenizer = WordTokenizer(pipeline.vocab)
    pipeline.add_pipe("case_sentences")
    ruler = pipeline.add_pipe("entity_ruler")
    titles = word_sections("words.txt")["document"]
    ruler.add_patterns([{"label": "DOCUMENT", "pattern": title} for title in titles])
    pipeline.add_pipe("case_values").finders.update(finders)
    return pipeline


class WordTokenizer:
    """Our segmentation as spaCy's tokenizer; the document's text stays the text given."""

    def __init__(self, vocab: Any) -> None:
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        words = list(words_of(text))
        return Doc(self._vocab, words=words, spaces=[False] * len(words))


class SentenceComponent:
    """Sentence starts by `split_sentences`."""

    def __call__(self, doc: Doc) -> Doc:
        starts = {sentence.start for sentence in split_sentences(doc.text)}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.idx in starts
        return doc


class ValueComponent:
    """Values of the finders as spans and entities."""

    def __init__(self) -> None:
        self.finders: dict[str, Finder] = {}

    def __call__(self, doc: Doc) -> Doc:
        spans = list(self._spans(doc))
        doc.spans["values"] = spans
        # Titles first, so that one keeps its place against a value of the same length.
        doc.ents = filter_spans([*doc.ents, *spans])
        return doc

    def _spans(self, doc: Doc) -> Iterable[Any]:
        for label, finder in self.finders.items():
            for reading in finder(doc.text):
                span = doc.char_span(reading.start, reading.end, label, alignment_mode="expand")
                if span is not None:
                    span._.value, span._.certain = reading.value, reading.certain
                    yield span


def _sentences(nlp: Language, name: str) -> SentenceComponent:
    return SentenceComponent()


def _values(nlp: Language, name: str) -> ValueComponent:
    return ValueComponent()


def _register() -> None:
    """Makes our components and span attributes known to spaCy, once in a process."""
    from spacy.tokens import Span

    Language.factory("case_sentences", func=_sentences)
    Language.factory("case_values", func=_values)
    for attribute in ("value", "certain"):
        if not Span.has_extension(attribute):
            Span.set_extension(attribute, default=None)


_register()
