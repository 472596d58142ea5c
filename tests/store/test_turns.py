"""Writers take turns in the order of asking, and nobody who gives up stops the others."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from review.errors import StoreError
from review.store.turns import Turns


def test_first_come_first_served():
    turns, order = Turns(), []

    def write(number: int) -> None:
        with turns.take(10):
            order.append(number)

    with turns.take(10):
        threads = []
        for number in range(10):
            thread = threading.Thread(target=write, args=(number,))
            thread.start()
            threads.append(thread)
            while len(turns._waiting) <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert order == list(range(10))


def test_who_waits_too_long_is_told_and_the_queue_goes_on():
    turns = Turns()
    with turns.take(10):
        with pytest.raises(StoreError) as raised, turns.take(0.01):
            pass
        assert raised.value.code == "store_busy"
    with turns.take(0):
        pass


def test_a_failed_write_hands_its_turn_on():
    turns = Turns()
    with pytest.raises(RuntimeError), turns.take(1):
        raise RuntimeError
    with turns.take(0):
        pass


def test_only_one_writes_at_a_time_while_others_give_up():
    turns, inside, most = Turns(), 0, 0

    def write(_number: int) -> int:
        nonlocal inside, most
        try:
            with turns.take(0.005):
                inside += 1
                most = max(most, inside)
                time.sleep(0.001)
                inside -= 1
        except StoreError:
            return 0
        return 1

    with ThreadPoolExecutor(16) as pool:
        done = sum(pool.map(write, range(300)))
    assert done > 0
    assert most == 1
    with turns.take(0):
        pass
