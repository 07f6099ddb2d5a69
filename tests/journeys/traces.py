"""Look for a phrase in files, however it may have been written there."""

import base64
import re
import zlib
from collections.abc import Iterator
from pathlib import Path


def written(phrase: str) -> dict[str, bytes]:
    """Return a phrase as UTF-8, UTF-16 and base64, the latter wherever a group of three begins."""
    plain = phrase.encode()
    forms = {
        "utf-8": plain,
        "utf-16-le": phrase.encode("utf-16-le"),
        "utf-16-be": phrase.encode("utf-16-be"),
        "hex": plain.hex().encode(),
    }
    for shift in range(3):
        # What stands before the phrase changes the first signs, what follows the last ones.
        encoded = base64.b64encode(b"\0" * shift + plain)
        forms[f"base64+{shift}"] = encoded[4 if shift else 0 : -4]
        forms[f"urlsafe+{shift}"] = forms[f"base64+{shift}"].translate(
            bytes.maketrans(b"+/", b"-_")
        )
    return forms


# A zlib stream at each level, or a gzip file.
COMPRESSED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
AT_MOST = 16_000_000  # bytes one compressed stream is opened to


def opened(data: bytes) -> Iterator[bytes]:
    """Return what compressed streams hold, wherever they begin, whole or cut."""
    for found in COMPRESSED.finditer(data):
        reader = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
        try:
            yield reader.decompress(data[found.start() :], AT_MOST)
        except zlib.error:  # two bytes that only looked like a beginning
            continue


def traces(phrases: dict[str, str], folder: Path) -> Iterator[tuple[str, str, str]]:
    """Return every trace: what was typed, how it is written, in which file."""
    looked_for = {name: written(phrase) for name, phrase in phrases.items()}
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        data = path.read_bytes()
        data = b"\0".join([data, *opened(data)])
        for name, forms in looked_for.items():
            for form, needle in forms.items():
                if needle in data:
                    yield name, form, str(path.relative_to(folder))
