"""The default engine: PP-OCRv6 small from the RapidOCR wheel, with a reading loop of our own."""
