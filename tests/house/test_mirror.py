"""Tests mirror the house: what decides, guards or writes has its test module."""

from tests.house.layout import PACKAGE, ROOMS, TESTS

MIRRORED = ("rules", "access", "actions", "views")


def test_every_room_has_a_readme() -> None:
    assert [room.name for room in ROOMS if not (room / "README.md").exists()] == []


def test_what_decides_guards_or_writes_has_its_test_module() -> None:
    missing = []
    for room in ROOMS:
        for name in MIRRORED:
            if (room / f"{name}.py").exists() or (room / name).is_dir():
                found = list((TESTS / room.name).glob(f"test_{name}*.py"))
                if not found:
                    missing.append(f"{room.relative_to(PACKAGE)}/{name}")

    assert missing == []
