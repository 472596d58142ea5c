"""遮盖: personal data of a case file found on its pages and in texts, and covered for good."""
