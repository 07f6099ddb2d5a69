"""The pile as a SQLite file in shared memory: it survives the death of a process, not a reboot.

Its rollback journal lies beside it, in the same volatile folder: kept in the memory of a process,
it would die with it, and a `kill -9` in the middle of a write would ruin everybody's slips.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured

from trousseau.vault import suite
from trousseau.vault.errors import Busy
from trousseau.vault.slips import Slip

PATIENCE = 10.0  # seconds
OWNER_ONLY, FOLDER_ONLY = 0o600, 0o700
FOR_EVER = 2**62  # no run is as late
SCHEMA = """
CREATE TABLE heap (meeting BLOB PRIMARY KEY, nonce BLOB, least INTEGER, day INTEGER) WITHOUT ROWID;
CREATE TABLE slip (meeting BLOB, run INTEGER, tag BLOB, layer INTEGER, epoch INTEGER, blob BLOB,
                   PRIMARY KEY (meeting, run, tag)) WITHOUT ROWID;
CREATE TABLE bridge (safe BLOB, layer INTEGER, epoch INTEGER, blob BLOB, day INTEGER,
                     PRIMARY KEY (safe, layer, epoch)) WITHOUT ROWID;
"""


class FilePile:
    """A file of this account only, opened for one gesture at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()

    def nonce(self, meeting: UUID, *, fresh: bytes = b"", today: date | None = None) -> bytes:
        """Return the meeting's nonce, `fresh` when it has none yet; empty once it is forgotten."""
        with self._open() as base:
            if fresh and today:
                _begin(base, meeting, fresh, today)
            found = base.execute("SELECT nonce FROM heap WHERE meeting = ?", (meeting.bytes,))
            return bytes((found.fetchone() or (b"",))[0])

    def put(self, meeting: UUID, run: int, slip: Slip, *, nonce: bytes) -> bool:
        """Lay a slip down instead of the one with its tag; False when this run is shut.

        All slips of the run are laid down again, shuffled: the place of a page tells no order.
        """
        with self._open() as base:
            if not _takes(base, meeting, run, nonce):
                return False
            others = [one for one in _slips(base, meeting, run) if one.tag != slip.tag]
            base.execute("DELETE FROM slip WHERE meeting = ? AND run = ?", (meeting.bytes, run))
            rows = [(meeting.bytes, run, *one) for one in suite.shuffled([*others, slip])]
            base.executemany("INSERT INTO slip VALUES (?, ?, ?, ?, ?, ?)", rows)
            return True

    def drop(self, meeting: UUID, run: int, tag: bytes) -> bool:
        """Take a slip away; False when this run is shut."""
        with self._open() as base:
            if not _takes(base, meeting, run):
                return False
            base.execute(
                "DELETE FROM slip WHERE meeting = ? AND run = ? AND tag = ?",
                (meeting.bytes, run, tag),
            )
            return True

    def find(self, meeting: UUID, run: int, tag: bytes) -> Slip | None:
        """Return the slip with this tag."""
        return next((slip for slip in self.all(meeting, run) if slip.tag == tag), None)

    def all(self, meeting: UUID, run: int) -> list[Slip]:
        """Return every slip of a run."""
        with self._open() as base:
            return _slips(base, meeting, run)

    def shut(self, meeting: UUID, *, below: int, fresh: bytes, today: date) -> None:
        """Take nothing more for the runs below this one."""
        with self._open() as base:
            _begin(base, meeting, fresh, today)
            _raise_least(base, meeting, below)

    def forget(self, meeting: UUID, *, below: int | None) -> None:
        """Destroy the runs below this one; None: everything, and take nothing more."""
        least = FOR_EVER if below is None else below
        with self._open() as base:
            base.execute("DELETE FROM slip WHERE meeting = ? AND run < ?", (meeting.bytes, least))
            _raise_least(base, meeting, least)
            if below is None:
                base.execute("UPDATE heap SET nonce = x'' WHERE meeting = ?", (meeting.bytes,))

    def lay_bridge(self, safe: UUID, layer: int, epoch: int, blob: bytes, *, today: date) -> None:
        """Keep what leads from the next epoch of a layer back to this one."""
        with self._open() as base:
            base.execute(
                "INSERT OR REPLACE INTO bridge VALUES (?, ?, ?, ?, ?)",
                (safe.bytes, layer, epoch, blob, today.toordinal()),
            )

    def bridge(self, safe: UUID, layer: int, epoch: int) -> bytes | None:
        """Return what leads from the next epoch of a layer back to this one."""
        with self._open() as base:
            row = base.execute(
                "SELECT blob FROM bridge WHERE safe = ? AND layer = ? AND epoch = ?",
                (safe.bytes, layer, epoch),
            ).fetchone()
        return row and bytes(row[0])

    def sweep(self, before: date) -> None:
        """Destroy what was begun before a day: a meeting nobody closed."""
        with self._open() as base:
            base.execute("DELETE FROM heap WHERE day < ?", (before.toordinal(),))
            base.execute("DELETE FROM bridge WHERE day < ?", (before.toordinal(),))
            base.execute("DELETE FROM slip WHERE meeting NOT IN (SELECT meeting FROM heap)")

    def check(self) -> None:
        """Refuse a folder that is not ours, or where nothing can be written."""
        with self._open():
            pass

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file for one transaction; it waits for the other processes', ten seconds."""
        if not self.path.exists():
            self._make()
        try:
            address = f"{self.path.as_uri()}?mode=rw"
            base = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
            with closing(base):
                base.execute("PRAGMA secure_delete=ON")
                base.execute("PRAGMA synchronous=OFF")  # memory needs no flush
                base.execute("PRAGMA temp_store=MEMORY")
                base.execute("BEGIN IMMEDIATE")
                yield base
                base.execute("COMMIT")
        except sqlite3.OperationalError:
            raise Busy from None

    def _make(self) -> None:
        """Make the file whole, then give it its name: another process sees all of it or nothing."""
        folder = self.path.parent
        folder.mkdir(mode=FOLDER_ONLY, parents=True, exist_ok=True)
        if folder.stat().st_uid not in {0, os.getuid()}:
            raise ImproperlyConfigured("VAULT_PILE: this folder is somebody else's.")
        fresh = folder / f"{self.path.name}.{suite.random_bytes(8).hex()}"
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL, OWNER_ONLY))
        with closing(sqlite3.connect(fresh)) as base:
            base.executescript(SCHEMA)
        # A link, not an open file: closing one would undo the locks of our other threads on it.
        with suppress(FileExistsError):
            os.link(fresh, self.path)
        fresh.unlink()


def _begin(base: sqlite3.Connection, meeting: UUID, fresh: bytes, today: date) -> None:
    values = (meeting.bytes, fresh, 0, today.toordinal())
    base.execute("INSERT OR IGNORE INTO heap VALUES (?, ?, ?, ?)", values)


def _raise_least(base: sqlite3.Connection, meeting: UUID, least: int) -> None:
    base.execute("UPDATE heap SET least = max(least, ?) WHERE meeting = ?", (least, meeting.bytes))


def _takes(base: sqlite3.Connection, meeting: UUID, run: int, nonce: bytes | None = None) -> bool:
    """Say whether a run still takes slips, tagged with the nonce that the meeting has now."""
    row = base.execute(
        "SELECT nonce, least FROM heap WHERE meeting = ?", (meeting.bytes,)
    ).fetchone()
    return row is not None and run >= row[1] and nonce in {None, bytes(row[0])}


def _slips(base: sqlite3.Connection, meeting: UUID, run: int) -> list[Slip]:
    found = base.execute(
        "SELECT tag, layer, epoch, blob FROM slip WHERE meeting = ? AND run = ?",
        (meeting.bytes, run),
    )
    return [Slip(bytes(tag), layer, epoch, bytes(blob)) for tag, layer, epoch, blob in found]
