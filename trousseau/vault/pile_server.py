"""The pile as a Valkey or Redis server without persistence: for several machines or processes.

One hash a meeting. Its fields: `nonce`, `least` (the first run that still takes slips), and a run
with a tag for each slip. It expires by itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

import redis
from django.core.exceptions import ImproperlyConfigured

from trousseau.vault.errors import Busy
from trousseau.vault.slips import Slip

KEPT = 2 * 24 * 3600  # seconds
FOR_EVER = 2**53  # no run is as late, and Lua counts in doubles
TAKES = """
local least = tonumber(redis.call('HGET', KEYS[1], 'least') or '-1')
if least < 0 or tonumber(ARGV[1]) < least then return 0 end
"""
BEGIN = f"""
if redis.call('HSETNX', KEYS[1], 'nonce', ARGV[1]) == 1 then
  redis.call('HSET', KEYS[1], 'least', 0)
  redis.call('EXPIRE', KEYS[1], {KEPT})
end
"""
PUT = (
    TAKES
    + """
if redis.call('HGET', KEYS[1], 'nonce') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[3], ARGV[4])
return 1
"""
)
DROP = TAKES + "redis.call('HDEL', KEYS[1], ARGV[2]) return 1"
RAISE = """
if tonumber(redis.call('HGET', KEYS[1], 'least') or '-1') < tonumber(ARGV[2]) then
  redis.call('HSET', KEYS[1], 'least', ARGV[2])
end
"""
SHUT = BEGIN + RAISE
_servers: dict[str, redis.Redis] = {}


class ServerPile:
    """A hash a meeting, on a server that keeps nothing on a disk."""

    def __init__(self, address: str) -> None:
        if address not in _servers:
            _servers[address] = redis.Redis.from_url(address, socket_timeout=5)
        self.server: Any = _servers[address]

    def nonce(self, meeting: UUID, *, fresh: bytes = b"", today: date | None = None) -> bytes:
        """Return the meeting's nonce, `fresh` when it has none yet; empty once it is forgotten."""
        with asked():
            if fresh:
                self.server.eval(BEGIN, 1, _heap(meeting), fresh)
            return self.server.hget(_heap(meeting), "nonce") or b""

    def put(self, meeting: UUID, run: int, slip: Slip, *, nonce: bytes) -> bool:
        """Lay a slip down instead of the one with its tag; False when this run is shut."""
        number = slip.layer.to_bytes(4, "big") + slip.epoch.to_bytes(4, "big")
        with asked():
            return bool(
                self.server.eval(
                    PUT, 1, _heap(meeting), run, nonce, _field(run, slip.tag), number + slip.blob
                )
            )

    def drop(self, meeting: UUID, run: int, tag: bytes) -> bool:
        """Take a slip away; False when this run is shut."""
        with asked():
            return bool(self.server.eval(DROP, 1, _heap(meeting), run, _field(run, tag)))

    def find(self, meeting: UUID, run: int, tag: bytes) -> Slip | None:
        """Return the slip with this tag."""
        with asked():
            raw = self.server.hget(_heap(meeting), _field(run, tag))
        return _slip(tag, raw) if raw else None

    def all(self, meeting: UUID, run: int) -> list[Slip]:
        """Return every slip of a run."""
        with asked():
            fields = self.server.hgetall(_heap(meeting))
        return [_slip(name[9:], raw) for name, raw in fields.items() if _run(name) == run]

    def shut(self, meeting: UUID, *, below: int, fresh: bytes, today: date) -> None:
        """Take nothing more for the runs below this one."""
        with asked():
            self.server.eval(SHUT, 1, _heap(meeting), fresh, below)

    def forget(self, meeting: UUID, *, below: int | None) -> None:
        """Destroy the runs below this one; None: everything, and take nothing more."""
        least = FOR_EVER if below is None else below
        heap = _heap(meeting)
        with asked():
            if not self.server.exists(heap):
                return
            self.server.eval(RAISE, 1, heap, b"", least)
            gone = [name for name in self.server.hkeys(heap) if -1 < _run(name) < least]
            for name in gone:
                self.server.hdel(heap, name)
            if below is None:
                self.server.hset(heap, "nonce", b"")

    def lay_bridge(self, safe: UUID, layer: int, epoch: int, blob: bytes, *, today: date) -> None:
        """Keep what leads from the next epoch of a layer back to this one."""
        with asked():
            self.server.set(_bridge(safe, layer, epoch), blob, ex=KEPT)

    def bridge(self, safe: UUID, layer: int, epoch: int) -> bytes | None:
        """Return what leads from the next epoch of a layer back to this one."""
        with asked():
            found: bytes | None = self.server.get(_bridge(safe, layer, epoch))
        return found

    def sweep(self, before: date) -> None:
        """Do nothing: everything here has its own end."""

    def check(self) -> None:
        """Refuse a server that writes what it holds to a disk."""
        with asked():
            told = self.server.info("persistence")
            saves = self.server.config_get("save").get("save", "")
        if told.get("aof_enabled") or saves:
            raise ImproperlyConfigured(
                "VAULT_PILE : ce serveur écrit sur un disque. Démarrez-le avec "
                "--save '' --appendonly no."
            )


@contextmanager
def asked() -> Iterator[None]:
    """Say Busy when the server does not answer: the page asks for patience."""
    try:
        yield
    except redis.RedisError:
        raise Busy from None


def _heap(meeting: UUID) -> str:
    return f"trousseau:pile:{meeting.hex}"


def _bridge(safe: UUID, layer: int, epoch: int) -> str:
    return f"trousseau:bridge:{safe.hex}:{layer}:{epoch}"


def _field(run: int, tag: bytes) -> bytes:
    return b"#" + run.to_bytes(8, "big") + tag


def _run(name: bytes) -> int:
    """Return the run of a field; -1 when it is no slip's."""
    return int.from_bytes(name[1:9], "big") if name[:1] == b"#" else -1


def _slip(tag: bytes, raw: bytes) -> Slip:
    return Slip(tag, int.from_bytes(raw[:4], "big"), int.from_bytes(raw[4:8], "big"), raw[8:])
