"""What every route works with (办公环境), made once when the application is built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import Depends, Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.settings import Settings
    from review.standards.load import Standards
    from review.store.office import Store
    from review.web.page_pictures import PagePictures
    from review.web.rounds import Rounds
    from review.web.uses import Uses
    from review.web.view_log import ViewLog

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WebOffice:
    """Store, settings and standards; and the few places for work that takes long.

    Exports, uploads and large pictures wait for one of `slow`, logins for one of `hashing` (64 MB
    of memory each): so that they never take the threads that answer clicks.
    """

    store: Store
    settings: Settings
    standards: Standards
    pictures: PagePictures
    view_log: ViewLog
    uses: Uses
    slow: CapacityLimiter
    hashing: CapacityLimiter
    rounds: Rounds

    async def quickly(self, work: Callable[[], T]) -> T:
        """Does work of milliseconds in one of the threads that answer clicks."""
        return await to_thread.run_sync(work)

    async def slowly(self, work: Callable[[], T]) -> T:
        """Does work of seconds in a thread of its own kind."""
        return await to_thread.run_sync(work, limiter=self.slow)

    async def hashed(self, work: Callable[[], T]) -> T:
        """Does work with passwords in a thread of its own kind."""
        return await to_thread.run_sync(work, limiter=self.hashing)


async def office_of(request: Request) -> WebOffice:
    """The office of the application that was asked."""
    office: WebOffice = request.app.state.office
    return office


OfficeHere = Annotated[WebOffice, Depends(office_of)]
