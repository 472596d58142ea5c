"""Template sets: wordings and layouts that turn a `CaseStory` into documents made of blocks.

The interface, for this set and for any other (`corpora.build.TemplateSet`):

    class TemplateSet(Protocol):
        name: str
        def voice(self, story: CaseStory) -> Voice: ...
        def documents(self, story: CaseStory, voice: Voice) -> tuple[Doc, ...]: ...
        def says(self, kind: str, name: str = "") -> bool: ...

- `voice` chooses, by `story.ministry` and `story.seed` alone, the page style and the habits of
  writing of this agency.
- `documents` gives one `Doc` per `Paper` of `story.papers`, with the same `key` and `kind`, in the
  order of the file. It chooses titles, wording, layout and order, and nothing that is true: every
  value comes from `Paper.values` (keys are the field ids of
  `review/standards/data/document_types`; others serve wording), or from `story.notes`.
- It must honour the paper: a field in `paper.omitted` is not spoken of at all; a value of None is
  an empty place; an empty `Signed()` is a signature line without a name; a `Seal("")` is no seal.
  Then planted defects, which only change papers, show in every set.
- A paper that is `optional` may be left out, with the papers that are `of` it, by a set that has no
  wording of its kind; `FolderSet.documents` does so.
- `says` tells whether the set has words for a kind of paper, and there for a field; traits that
  need others (`corpora.abilities`) are not planned for its files.
- Text that states a value is a `Run` with `facts`; `corpora.wording.Filler` makes such runs from
  `{field}`. A paper with a value `of` (回证, 邮寄凭证) names the title that the set gave
  to the paper of that key.
- The papers of `corpora.build.UNNUMBERED` are made twice: first without `page_count` and `rows`,
  then, after all pages are placed, with them.

A set may be written as code on blocks, or as a folder of wordings in the markup of
`corpora.templates.markup`, read by `corpora.templates.folder.FolderSet`. The training set is
`corpora.templates.train`. A package `corpora.NAME` with `TEMPLATES` is found by
`python -m corpora.make --set NAME`.
"""
