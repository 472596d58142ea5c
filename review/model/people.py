"""People who use the program (人员): who they are and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

Role = Literal["reviewer", "leader", "trainer", "admin", "unit"]

ROLE_NAMES: dict[Role, str] = {
    "reviewer": "评查员",
    "leader": "组长",
    "trainer": "培训员",
    "admin": "管理员",
    "unit": "被评查单位",
}


@dataclass(frozen=True, slots=True)
class User:
    """A person with an account; `team`: the group (评查组) a leader leads, "" for none.

    `agency`: the agency under review that the account belongs to; only of the role `unit`.

    `must_change`: the password was given by somebody else and has to be changed first.
    """

    id: int
    login: str
    name: str
    role: Role
    team: str = ""
    active: bool = True
    must_change: bool = False
    locked_until: datetime | None = None
    agency: str = ""
