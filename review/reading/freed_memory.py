"""Memory that one page frees is kept for the next (已释放内存留用)."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Numbers of glibc's `mallopt`."""
_KEPT_BYTES = 256 * 1024 * 1024
_LARGEST_BYTES = 32 * 1024 * 1024
"""More than a picture or a layer of the network takes; larger ones are rare."""


def keep_freed_memory() -> None:
    """Tells the C library to keep what is freed; where it is another one, nothing happens.

    Else each picture and each layer of the network goes back to the system and is asked for anew:
    of an A4 page 140 MB, which the system hands out zeroed in 37,000 single pages. Alone that is
    a fifteenth of the time of a page; of several processes each pays more, since they share the
    way to the memory.
    """
    with suppress(OSError, AttributeError, TypeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_MMAP_THRESHOLD, _LARGEST_BYTES)
        mallopt(_TRIM_THRESHOLD, _KEPT_BYTES)
