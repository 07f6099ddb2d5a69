"""Acts that wait behind the answer: how long a request takes says nothing of what they did.

They live in memory only; a clean stop of the process waits for them.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore

from django.conf import settings
from django.db import connections

WAITING = 1000  # acts; past that they are dropped, whoever asked
logger = logging.getLogger("trousseau.people")
clerk = ThreadPoolExecutor(1, thread_name_prefix="postbox")
places = BoundedSemaphore(WAITING)


def later(act: Callable[[], object]) -> None:
    """Do this in another thread, one at a time, in the order asked."""
    if not settings.TROUSSEAU_POSTBOX:
        act()
    elif places.acquire(blocking=False):
        clerk.submit(_do, act)


def _do(act: Callable[[], object]) -> None:
    try:
        act()
    except Exception:  # nobody waits for it: it is told to the log, without a message
        logger.exception("An act behind an answer failed")
    finally:
        connections.close_all()
        places.release()
