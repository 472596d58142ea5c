"""Checks on notice, statement of defence and hearing (告知、陈述申辩与听证)."""
