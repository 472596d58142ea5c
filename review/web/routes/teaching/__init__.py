"""Teaching (培训) under `/api/v1/teaching`: the library of cards, its drafts and release."""
