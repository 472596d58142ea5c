"""Page pictures as a viewer gets them (页面图片): size, watermark, and what a browser may keep."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

import numpy as np
from PIL import Image

from review.errors import NotFoundError
from review.intake.open import open_input
from review.web.picture_cache import PictureCache
from review.web.watermark import to_jpeg, with_watermark

if TYPE_CHECKING:
    from review.model.case_record import CaseRecord
    from review.model.people import User
    from review.settings import Settings
    from review.store.office import Store

PictureSize = Literal["thumb", "page", "large"]

CACHE_BYTES = 96 * 1024 * 1024
LARGE_DPI = 300
LARGE_LONG_SIDE = 3600


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The stored pictures of one page; "" where there is none."""

    picture: str
    thumbnail: str
    rotation: int


class PagePictures:
    """Makes pictures for viewers and keeps the ones used last."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._cache = PictureCache(CACHE_BYTES)
        self._originals = threading.Semaphore(2)

    def mark_for(self, user: User, size: PictureSize, shown: bool) -> str:
        """The watermark of this viewer today; none on thumbnails, which nobody can read."""
        if not shown or size == "thumb":
            return ""
        return f"{user.name} {user.login} {datetime.now().astimezone():%Y-%m-%d}"

    def etag(self, record: CaseRecord, page_no: int, kept: PageFiles, size: str, mark: str) -> str:
        """Changes with the picture, its size and its watermark."""
        parts = (record.sha256, str(page_no), *_checksums(kept), str(kept.rotation), size, mark)
        return f'"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]}"'

    def picture(
        self, record: CaseRecord, page_no: int, kept: PageFiles, size: PictureSize, mark: str
    ) -> bytes:
        """The picture; where the page was not rendered at upload, from the original.

        Raises:
            NotFoundError: there is no picture of the page.
        """
        stored = kept.thumbnail if size == "thumb" else kept.picture if size == "page" else ""
        if stored and not mark:
            return self._store.files.read(stored)
        key = (record.sha256, page_no, stored, kept.rotation, size, mark)
        return self._cache.get(key, lambda: self._make(record, page_no, kept, size, mark))

    def _make(
        self, record: CaseRecord, page_no: int, kept: PageFiles, size: PictureSize, mark: str
    ) -> bytes:
        stored = kept.picture if size == "page" else ""
        if stored:
            plain = self._store.files.read(stored)
        elif size == "large":
            key = (record.sha256, page_no, kept.rotation)
            plain = self._cache.get(key, lambda: self._from_original(record, page_no, kept))
        else:
            raise NotFoundError("picture_missing", f"第{page_no}页没有图片（无法打开或尚未处理）。")
        return with_watermark(plain, mark) if mark else plain

    def _from_original(self, record: CaseRecord, page_no: int, kept: PageFiles) -> bytes:
        """The page rendered finer than it was read; two at a time, they need memory."""
        intake = self._settings.intake.model_copy(update={"render_dpi": LARGE_DPI})
        with (
            self._originals,
            self._store.files.local_path(record.sha256) as path,
            open_input(path, intake) as opened,
        ):
            if not 1 <= page_no <= opened.page_count:
                raise NotFoundError("page_not_found", f"案卷没有第{page_no}页。")
            return to_jpeg(_upright(opened.page_image(page_no).pixels, kept.rotation))


def _upright(pixels: np.ndarray, rotation: int) -> Image.Image:
    turned = np.ascontiguousarray(np.rot90(pixels, k=-(rotation // 90) % 4))
    picture = Image.fromarray(turned).convert("RGB")
    picture.thumbnail((LARGE_LONG_SIDE, LARGE_LONG_SIDE), Image.Resampling.LANCZOS)
    return picture


def _checksums(kept: PageFiles) -> tuple[str, str]:
    return kept.picture, kept.thumbnail
