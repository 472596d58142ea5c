"""People, their tokens, the log and the office's settings (人员、令牌、日志、设置)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from review.model.people import Role
from review.web.bodies.common import Body, Moment, Name, ShortText, Text

LoginName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Team = Annotated[Text, Field(max_length=64)]
Password = Annotated[str, StringConstraints(max_length=400)]


class Me(Body):
    """Who asks; `csrf` goes into the header X-CSRF-Token of every change.

    `campaigns`: takes part in an evaluation or may begin one. `agency`: of an account of a unit.
    """

    login: str
    name: str
    role: Role
    role_name: str
    csrf: str
    version: str
    campaigns: bool
    agency: str


class UserBody(Body):
    """A person with an account."""

    id: int
    login: str
    name: str
    role: Role
    role_name: str
    team: str
    agency: str
    active: bool
    must_change: bool
    locked: bool


class UserList(Body):
    """All people."""

    users: list[UserBody]


class UserIn(Body):
    """A new person; without a password one is made and told once.

    `agency`: of an account of a unit under review, written as in the ledgers.
    """

    login: LoginName
    name: Name
    role: Role
    team: Team = ""
    agency: ShortText = ""
    password: Password | None = None


class UserMade(Body):
    """The new person, with the one-time password where one was made."""

    user: UserBody
    password: str | None


class UserChange(Body):
    """What shall be different; what is not named stays."""

    name: Name | None = None
    role: Role | None = None
    team: Team | None = None
    agency: ShortText | None = None
    active: bool | None = None


class PasswordIn(Body):
    """A password for somebody else, to be changed at the next login; none: one is made."""

    password: Password | None = None


class PasswordMade(Body):
    """The one-time password where one was made."""

    password: str | None


class TokenIn(Body):
    """What the token is for."""

    name: Name


class TokenMade(Body):
    """The token, shown this once."""

    id: int
    name: str
    token: str


class TokenBody(Body):
    """A token as listed: never the token itself."""

    id: int
    name: str
    created: Moment
    used: Moment | None
    revoked: Moment | None


class TokenList(Body):
    """The tokens of the one who asks."""

    tokens: list[TokenBody]


class LogEntry(Body):
    """A row of the log."""

    seq: int
    at: Moment
    who: str
    action: str
    action_name: str
    subject: str
    detail: dict[str, object]
    hash: str


class LogPage(Body):
    """Rows of the log, newest first; `next`: the seq to go on before, null at the end."""

    entries: list[LogEntry]
    next: int | None


class OfficeSettings(Body):
    """What the administrator switches on the desk."""

    watermark: bool
    office_name: Text = ""


class OfficeSettingsChange(Body):
    """What shall be different; what is not named stays."""

    watermark: bool | None = None
    office_name: Annotated[Text, Field(max_length=100)] | None = None


class RegisterBody(Body):
    """A register (登记库) of the office; `as_of`: the day whose state it shows."""

    kind: str
    name: str
    as_of: date
    rows: int


class OverrideBody(Body):
    """Where the office's own standards differ from those that came with the program."""

    kind_name: str
    table: str
    code: str
    name: str
    field: str
    old: str
    new: str


class StandardsBody(Body):
    """The standards in use, with the office's own."""

    version: str
    laws: str
    defects: int
    registers: list[RegisterBody]
    local_laws: list[str]
    switches: dict[str, bool]
    overrides: list[OverrideBody]
    program: str
