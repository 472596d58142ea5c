"""Takes a package in: as a new case file, or merged into the one of the same source file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from review.casework.access import require_case, require_worked_case
from review.casework.conflicts import conflicts_of
from review.casework.intake import new_case_id, plain_file_name
from review.casework.standing import read_standing
from review.errors import ForbiddenError, PackageError
from review.model.result import Problem
from review.packages.container import checked_package
from review.packages.content import read_content
from review.packages.contract import SOURCE
from review.packages.unite import unite_corrections, unite_words
from review.store import audit, cases, jobs, pages, results, search
from review.store.listed_zip import CHUNK

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from review.casework.conflicts import Conflict
    from review.model.case_record import CaseRecord
    from review.model.people import User
    from review.packages.container import Package
    from review.packages.content import PackageContent
    from review.packages.signing import OfficeKeys
    from review.standards.load import Standards
    from review.store.office import Store


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a package; `words`: new verdicts. `rechecked`: corrections came with it.

    `signature`: who signed the package, or that nobody did.
    """

    record: CaseRecord
    merged: bool
    words: int
    rechecked: bool
    conflicts: tuple[Conflict, ...]
    signature: str = ""


def take_in_package(
    store: Store,
    standards: Standards,
    user: User,
    path: Path,
    *,
    into: str = "",
    keys: OfficeKeys | None = None,
) -> TakenIn:
    """Checks the whole package, then keeps all of it in one transaction, or nothing.

    `into`: id of the case file to merge with; else that of the same source file which this person
    registered, if any, else a new one. `keys`: of the offices that this one knows.

    Raises:
        PackageError: altered, damaged, unsafe, or of another source file than `into`.
        ForbiddenError: this person only looks on, or is of a unit under review.
        ConflictError: the review is finished.
    """
    if user.role == "trainer":
        raise ForbiddenError("look_only", "培训员只能查看案卷，不能导入评查包。")
    if user.role == "unit":
        raise ForbiddenError("unit_only", "被评查单位的账号不能导入评查包，只能办理本单位的事项。")
    with checked_package(path) as package:
        content = read_content(package)
        target = _target(store, user, content.manifest.source_sha256, into)
        # Files under their checksums change nothing: nobody names them until the commit.
        shas = _keep_files(store, package) if target is None else {}
        log = store.files.put_bytes(content.log.encode())
        said = keys.say(content.signature) if keys else ""
        with store.database.write() as s:
            if target is None:
                done = _as_new(s, store, standards, user, content, shas, log)
            else:
                done = _merged(s, store, standards, user, content, target, log)
            signer = content.signature.key if content.signature else ""
            audit.note(
                s, user, "package_signature", done.record.id, signature=said, signed_by=signer
            )
    return replace(done, signature=said)


def _target(store: Store, user: User, sha256: str, into: str) -> str | None:
    with store.database.read() as s:
        if not into:
            found = cases.case_with_file(s, user.id, sha256)
            return found.id if found and found.version is not None else None
        record = require_case(s, user, into)
    if record.sha256 != sha256:
        raise PackageError(
            "package_other_file",
            f"评查包针对的是另一份文件，不是案卷“{record.title}”，没有导入任何内容。请核对。",
        )
    return record.id


def _keep_files(store: Store, package: Package) -> dict[str, str]:
    """Member → checksum of the source and all pictures."""
    shas = {}
    for member in package.manifest.members:
        if member.name == SOURCE or member.name.startswith(("pictures/", "thumbnails/")):
            shas[member.name] = _put(store, package, member.name)
    return shas


def _put(store: Store, package: Package, name: str) -> str:
    with package.open(name) as file:
        return store.files.put_blocks(iter(lambda: file.read(CHUNK), b""))


def _as_new(
    s: Session,
    store: Store,
    standards: Standards,
    user: User,
    content: PackageContent,
    shas: dict[str, str],
    log: str,
) -> TakenIn:
    manifest, newest = content.manifest, content.newest
    name = plain_file_name(manifest.file_name)
    case_id = new_case_id()
    cases.add_case(
        s,
        id=case_id,
        title=manifest.title.strip() or PurePath(name).stem,
        file_name=name,
        sha256=manifest.source_sha256,
        byte_count=manifest.byte_count,
        owner_id=user.id,
    )
    problems = {
        one.page_no: Problem(one.stage, one.code, one.message, one.page_no)
        for one in content.record.problems
    }
    for page in content.pages:
        large, small = (
            shas.get(f"{folder}/{page.page_no:04d}", "") for folder in ("pictures", "thumbnails")
        )
        pages.save_page(s, case_id, page, problems.get(page.page_no), large, small)
        search.index_page(s, case_id, page.page_no, page.text)
    for version in content.versions:
        results.add_result(
            s,
            case_id,
            result_json=version.result,
            worksheets_json=version.worksheets,
            sorting_json=version.sorting,
            why=version.why,
            program=version.program,
            standards=version.standards,
        )
    head = newest.case_file
    columns = {
        one: (getattr(head, one) or "") for one in ("kind", "case_no", "agency", "party", "cause")
    }
    cases.change_case(s, case_id, page_count=len(newest.pages), state="to_review", **columns)
    words = unite_words(s, case_id, content.record)
    unite_corrections(s, case_id, content.record)  # the newest result has them already
    return _counted(s, store, standards, user, content, case_id, log, len(words), merged=False)


def _merged(
    s: Session,
    store: Store,
    standards: Standards,
    user: User,
    content: PackageContent,
    case_id: str,
    log: str,
) -> TakenIn:
    require_worked_case(s, user, case_id)
    words = unite_words(s, case_id, content.record)
    corrected = unite_corrections(s, case_id, content.record)
    if corrected:
        jobs.add_job(s, case_id, "recheck", why="合并评查包中的更正", priority=10)
    done = _counted(s, store, standards, user, content, case_id, log, len(words), merged=True)
    standing = read_standing(s, store, standards, done.record)
    return TakenIn(
        done.record,
        True,
        len(words),
        bool(corrected),
        conflicts_of(standing, {one.finding for one in words}),
    )


def _counted(
    s: Session,
    store: Store,
    standards: Standards,
    user: User,
    content: PackageContent,
    case_id: str,
    log: str,
    words: int,
    *,
    merged: bool,
) -> TakenIn:
    """The record with its numbers brought up to date, and a note of where it all comes from."""
    standing = read_standing(s, store, standards, require_case(s, user, case_id))
    begun = {"state": "in_review"} if standing.words else {}
    record = cases.change_case(
        s,
        case_id,
        finding_count=len(standing.machine),
        open_count=standing.counts.open,
        **begun,
    )
    manifest = content.manifest
    audit.note(
        s,
        user,
        "package_merged" if merged else "package_imported",
        case_id,
        who=manifest.who,
        created=manifest.created.isoformat(),
        program=manifest.program,
        head=manifest.head,
        log=log,
        words=words,
    )
    return TakenIn(record, merged, words, False, ())
