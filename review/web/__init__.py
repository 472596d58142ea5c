"""The desk's doors (入口): login, page pictures and `/api/v1`; no Gradio here."""
