"""Which of known texts is nearest to another (近似文本): violations, articles, in other words.

Weighted runs of one to three characters, compared by their angle: no word list, no model file, and
a character misread costs three runs of many. Measured beside the encoder by
`tests/measure/nearest_violations.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

_RUNS = (1, 3)


class NearestTexts:
    """Texts to be found again. `texts`: at least one; an empty one is near to nothing."""

    def __init__(self, texts: Sequence[str]) -> None:
        # Half a second to import: only who compares texts pays for it.
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._weights = TfidfVectorizer(analyzer="char", ngram_range=_RUNS, sublinear_tf=True)
        self._known = self._weights.fit_transform([one or " " for one in texts])

    def likeness(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """A row for each text asked, a column for each known one: 0 nothing alike, 1 the same."""
        asked = self._weights.transform([one or " " for one in texts])
        table: NDArray[np.float64] = (asked @ self._known.T).toarray()
        return table
