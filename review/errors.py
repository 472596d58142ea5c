"""The errors of the program: this file or command cannot go on.

    ReviewError
    ├── UsageError            exit 2  the command was used wrongly
    ├── SettingsError         exit 2  a setting cannot be used
    ├── InputError            exit 3  the input cannot be opened
    ├── OfficeError           exit 2  the office's own file of standards is wrong
    ├── VerdictError          exit 2  a file of verdicts cannot be used
    ├── CorrectionError       exit 2  a person's correction does not fit the case file
    ├── LocalLawError         exit 2  a local law cannot be imported, used or shown
    ├── CaseworkError         exit 2  what is asked of a case file is wrong or lacks something
    │   ├── NotFoundError             no such case file, finding, page … for this person
    │   ├── ForbiddenError            the person may see the case file, not do this
    │   └── ConflictError             not in the present state of the case file
    ├── PackageError          exit 2  a review package (.juan) cannot be used; nothing was imported
    ├── PageError             one page has no picture; the file goes on without it
    ├── ReportError           exit 1  a report cannot be written; nothing leaves the house
    ├── RegisterError         exit 2  a register cannot be imported, used or written
    ├── StoreError            exit 1  the store cannot be opened or written; nothing was changed
    ├── LearningError         exit 2  a model or rule to be learnt from verdicts cannot be used
    ├── BatchError            exit 1  the batch cannot begin or go on; what was read is kept
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


class ReportError(ReviewError):
    """A report cannot be written: its figures disagree, or the office's template is broken.

    `reasons`: each place that disagrees, in Chinese.
    """

    def __init__(self, code: str, message: str, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(code, message)
        self.reasons = reasons


class StoreError(ReviewError):
    """The store (database, files) cannot be opened, read or written; nothing was changed."""


class BatchError(ReviewError):
    """The batch cannot begin or go on; what was read is kept, the same command goes on with it."""


class LearningError(ReviewError):
    """A candidate (候选模型、规则) cannot be used, or examples not kept; nothing was changed."""

    exit_status = 2


class OfficeError(ReviewError):
    """The office's own standards (`office.yaml`) are wrong; the message names line and row."""

    exit_status = 2


class VerdictError(ReviewError):
    """A file of people's verdicts cannot be used."""

    exit_status = 2


class CorrectionError(ReviewError):
    """A person's correction of a fact or of the 分件 does not fit the case file."""

    exit_status = 2


class LocalLawError(ReviewError):
    """A local law (地方性法规、规章) cannot be imported, used or shown; nothing was changed."""

    exit_status = 2


class CaseworkError(ReviewError):
    """What a person asks of a case file (办理) is wrong or lacks something; nothing was changed."""

    exit_status = 2


class NotFoundError(CaseworkError):
    """No such case file, finding, page or fact for this person: not there, or not to be seen."""


class ForbiddenError(CaseworkError):
    """The person may see the case file but not do this."""


class ConflictError(CaseworkError):
    """Cannot be done in the present state of the case file.

    `reasons`: each one in Chinese, where there are several.
    """

    def __init__(self, code: str, message: str, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(code, message)
        self.reasons = reasons


class PackageError(ReviewError):
    """A review package (评查包, .juan) cannot be used: damaged, altered, of another kind."""

    exit_status = 2


class InputError(ReviewError):
    """The input cannot be opened: encrypted, damaged beyond repair, over a limit, unknown."""

    exit_status = 3


class PageError(ReviewError):
    """One page has no picture: damaged or too large. It becomes a problem; the others go on."""
