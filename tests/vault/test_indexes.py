"""Indexes: thirty bytes a row, read back as written."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from trousseau.vault.indexes import Entry, pack, unpack

ENTRIES = some.builds(
    Entry,
    some.sampled_from(["notebook.situation", "circles.case"]),
    some.integers(0, 2**63),
    some.none() | some.dates(),
)


@given(some.dictionaries(some.binary(min_size=16, max_size=16), ENTRIES, max_size=8))
def test_an_index_reads_back_as_written(index: dict[bytes, Entry]) -> None:
    assert unpack(pack(index)) == index


def test_a_row_takes_thirty_bytes() -> None:
    index = {number.to_bytes(16, "big"): Entry("t", 1, date(2026, 1, 31)) for number in range(5000)}

    assert len(pack(index)) == 4 + 1 + 30 * 5000
