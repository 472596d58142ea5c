"""Whether the log is as it was written (日志核验)."""

from __future__ import annotations

from review.web.bodies.common import Body


class BreachBody(Body):
    """A place where the chain does not hold."""

    seq: int
    message: str


class LogCheck(Body):
    """What a check of the whole chain found; `head`: to be kept elsewhere, for `audit verify`."""

    checked: int
    head: str
    breaches: list[BreachBody]
