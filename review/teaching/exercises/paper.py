"""Tasks for a paper (组卷): drawn by a seed, with their masked pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.errors import ConflictError
from review.model.exercises import PaperTask
from review.store.teaching import cards
from review.teaching.access import require_trainer
from review.teaching.exercises.choose import drawn_tasks

if TYPE_CHECKING:
    from collections.abc import Collection

    from review.model.cards import Card
    from review.model.exercises import Task
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store


def paper_tasks(
    store: Store,
    standards: Standards,
    user: User,
    count: int,
    seed: int,
    defects: Collection[str] = (),
) -> tuple[PaperTask, ...]:
    """The same seed gives the same paper and the same answers while no card is withdrawn.

    Raises:
        ForbiddenError: only training officers and administrators.
        ConflictError: `no_cards`.
    """
    require_trainer(user)
    with store.database.read() as s:
        faults = cards.released_cards(s, defects=defects)
        exemplary = () if defects else cards.released_cards(s, kind="excellent")
    by_id = {card.id: card for card in (*faults, *exemplary)}
    tasks = drawn_tasks(faults, exemplary, count, seed)
    if not tasks:
        raise ConflictError("no_cards", "没有符合条件的已发布案例卡，不能组卷。")
    return tuple(
        _on_paper(store, standards, at, task, by_id[task.card_id])
        for at, task in enumerate(tasks, start=1)
    )


def _on_paper(store: Store, standards: Standards, number: int, task: Task, card: Card) -> PaperTask:
    pages = [page for page in card.pages if page.ordinal in task.ordinals]
    with_fault = task.form != "clean"
    row = standards.defects.get(card.defect)
    return PaperTask(
        number,
        tuple(store.files.read(page.picture) for page in pages),
        tuple(
            tuple(box.fractions(page.width, page.height) for box in page.places)
            if with_fault
            else ()
            for page in pages
        ),
        card.defect if with_fault else "",
        row.name if row and with_fault else "",
        card.text.wrong if with_fault else "",
        card.text.right if with_fault else "",
    )
