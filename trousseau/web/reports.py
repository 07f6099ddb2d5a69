"""What an error may say: type and place, never a message, a variable or a field (docs/vault.md §12)."""

import logging
import traceback
from collections.abc import ItemsView
from typing import Any

from django.http import HttpRequest
from django.middleware import csrf
from django.views.debug import SafeExceptionReporterFilter

# Why a form was refused: constants of Django, without the addresses that some of them end with.
CSRF_REASONS = (
    *(value.split("%")[0] for name, value in vars(csrf).items() if name.startswith("REASON_")),
    "CSRF token from POST incorrect",
)


class BareFormatter(logging.Formatter):
    """Write level, logger, and the type and lines of an exception: a ValueError quotes its input."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line per frame; of a message, only its constant part."""
        said = (
            record.msg.split("%")[0] if isinstance(record.msg, str) else type(record.msg).__name__
        )
        head = f"{record.levelname} {record.name} {said}{reason_of(record)}".rstrip()
        if record.exc_info is None or record.exc_info[0] is None:
            return head
        kind, _value, trace = record.exc_info
        places = [f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
        return "\n".join([f"{head} {kind.__name__}", *places])


def reason_of(record: logging.LogRecord) -> str:
    """Return why Django refused a form, when the record says so."""
    if record.name != "django.security.csrf" or not isinstance(record.args, tuple):
        return ""
    given = str(record.args[0]) if record.args else ""
    return next((reason for reason in CSRF_REASONS if given.startswith(reason)), "")


class NothingFilter(SafeExceptionReporterFilter):
    """Drop every variable and every posted field from error reports."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Filter always, debug or not."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """Show no posted field."""
        return {}

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: Any
    ) -> ItemsView[str, Any]:
        """Show no variable."""
        return {}.items()
