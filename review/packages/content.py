"""A checked package read into nouns; nothing is kept yet. Names are those of the other office."""

from __future__ import annotations

import hashlib
import io
import json
import warnings
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from PIL import Image
from pydantic import ValidationError

from review.errors import PackageError
from review.packages.contract import LOG, RECORD, SOURCE, LogDocument, RecordDocument
from review.reports.contract import ResultDocument
from review.reports.worksheets_contract import WorksheetsDocument
from review.store.database import now
from review.store.listed_zip import CHUNK
from review.store.page_json import page_from_json

if TYPE_CHECKING:
    from review.model.page import Page
    from review.packages.container import Package
    from review.packages.contract import ManifestDocument
    from review.packages.signing import Signature

_Document = TypeVar("_Document", RecordDocument, LogDocument)

MOST_PIXELS = 80_000_000
_WRONG = (ValueError, KeyError, TypeError, AttributeError, IndexError, ValidationError)


@dataclass(frozen=True, slots=True)
class VersionTexts:
    """A version of the result as it will be kept."""

    version: int
    why: str
    program: str
    standards: str
    result: str
    worksheets: str
    sorting: str


@dataclass(frozen=True, slots=True)
class PackageContent:
    """Everything of a package but its files, which stay in it until they are kept."""

    manifest: ManifestDocument
    record: RecordDocument
    pages: tuple[Page, ...]
    versions: tuple[VersionTexts, ...]
    newest: ResultDocument
    log: str
    signature: Signature | None


def read_content(package: Package) -> PackageContent:
    """The content, each part checked for what it should be.

    Raises:
        PackageError: a part is not what it should be.
    """
    record = _document(package, RECORD, RecordDocument)
    _document(package, LOG, LogDocument)
    _check_words(record)
    numbers = [one.version for one in record.versions]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        raise _wrong(RECORD)
    versions = tuple(_version(package, record, number) for number in numbers)
    pages = tuple(
        _page(package, name) for name in sorted(package.names) if name.startswith("readings/")
    )
    newest = ResultDocument.model_validate_json(versions[-1].result)
    if newest.case_file is None or len(newest.pages) != record.page_count:
        raise _wrong(f"results/{numbers[-1]}/result.json")
    _check_source(package)
    for name in sorted(package.names):
        if name.startswith(("pictures/", "thumbnails/")):
            _check_picture(package, name)
    return PackageContent(
        package.manifest,
        record,
        pages,
        versions,
        newest,
        package.text(LOG),
        package.signature,
    )


def _document(package: Package, name: str, document: type[_Document]) -> _Document:
    try:
        return document.model_validate_json(package.text(name))
    except _WRONG as error:
        raise _wrong(name) from error


def _check_words(record: RecordDocument) -> None:
    """Takings back name an earlier word on the same finding; nothing was said in the future.

    A word of tomorrow would govern all that is said until then.
    """
    latest = now() + timedelta(days=1)
    said: dict[int, str] = {}
    for one in record.verdicts:
        undoes = one.undoes
        known = undoes is None or said.get(undoes) == one.finding
        if one.id in said or not known or (undoes is None and not one.value):
            raise _wrong(RECORD)
        said[one.id] = one.finding
    moments = [
        *(one.when for one in record.verdicts),
        *(one.when for one in record.added_findings),
        *(one.when for one in record.fact_corrections),
        *(one.when for one in record.sorting_corrections),
    ]
    if any(moment > latest for moment in moments):
        raise _wrong(RECORD)


def _version(package: Package, record: RecordDocument, number: int) -> VersionTexts:
    told = record.versions[number - 1]
    folder = f"results/{number}"
    result, worksheets, sorting = (
        package.text(f"{folder}/{name}.json") for name in ("result", "worksheets", "sorting")
    )
    try:
        ResultDocument.model_validate_json(result)
        if worksheets:
            WorksheetsDocument.model_validate_json(worksheets)
        if sorting and not isinstance(json.loads(sorting), dict):
            raise ValueError("no object")
    except _WRONG as error:
        raise _wrong(folder) from error
    return VersionTexts(number, told.why, told.program, told.standards, result, worksheets, sorting)


def _page(package: Package, name: str) -> Page:
    try:
        page = page_from_json(json.loads(package.text(name)))
        if f"readings/{page.page_no:04d}.json" != name or not page.width > 0 < page.height:
            raise ValueError("another page")
    except _WRONG as error:
        raise _wrong(name) from error
    return page


def _check_source(package: Package) -> None:
    if SOURCE not in package.names:
        raise _wrong(SOURCE)
    digest = hashlib.sha256()
    with package.open(SOURCE) as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    if digest.hexdigest() != package.manifest.source_sha256:
        raise _wrong(SOURCE)


def _check_picture(package: Package, name: str) -> None:
    """A picture is what browsers are given: nothing else may come in under that name."""
    with package.open(name) as file:
        content = file.read()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise ValueError("too large")
                picture.verify()
    except (OSError, SyntaxError, Warning, *_WRONG) as error:
        raise _wrong(name) from error


def _wrong(name: str) -> PackageError:
    return PackageError(
        "package_content",
        f"评查包中的“{name}”不是应有的内容，没有导入任何内容。请对方用当前版本重新导出。",
    )
