"""The errors of the program: this file or command cannot go on.

    ReviewError
    ├── UsageError            exit 2  the command was used wrongly
    ├── SettingsError         exit 2  a setting cannot be used
    ├── InputError            exit 3  the input cannot be opened
    ├── OfficeError           exit 2  the office's own file of standards is wrong
    ├── VerdictError          exit 2  a file of verdicts cannot be used
    ├── LocalLawError         exit 2  a local law cannot be imported, used or shown
    ├── PageError             one page has no picture; the file goes on without it
    ├── RegisterError         exit 2  a register cannot be imported, used or written
    └── StandardsError        exit 2  a row of the standards is wrong

Every message is Chinese and says what, where and what to do; `docs/errors.md` explains the codes.
"""

from __future__ import annotations


class ReviewError(Exception):
    """Base of all; `code` is searchable in `docs/errors.md`, `exit_status` is the command's."""

    exit_status = 1

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class UsageError(ReviewError):
    """The command was used wrongly."""

    exit_status = 2


class SettingsError(ReviewError):
    """A setting cannot be used."""

    exit_status = 2


class StandardsError(ReviewError):
    """A row of the standards is wrong; the message names file and row."""

    exit_status = 2


class RegisterError(ReviewError):
    """A register (登记库) cannot be imported, used or written; the one before stays as it was."""

    exit_status = 2


class OfficeError(ReviewError):
    """The office's own standards (`office.yaml`) are wrong; the message names line and row."""

    exit_status = 2


class VerdictError(ReviewError):
    """A file of people's verdicts cannot be used."""

    exit_status = 2


class LocalLawError(ReviewError):
    """A local law (地方性法规、规章) cannot be imported, used or shown; nothing was changed."""

    exit_status = 2


class InputError(ReviewError):
    """The input cannot be opened: encrypted, damaged beyond repair, over a limit, unknown."""

    exit_status = 3


class PageError(ReviewError):
    """One page has no picture: damaged or too large. It becomes a problem; the others go on."""
