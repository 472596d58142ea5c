"""遮盖: personal data of a case file covered for good on the pictures of its pages."""
