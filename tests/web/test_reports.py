"""An error says its type and its place, never what someone wrote."""

import logging
import sys

import pytest
from django.test import Client, RequestFactory
from django.views.debug import ExceptionReporter

from trousseau.web.reports import BareFormatter, NothingFilter

MARKER = "Madame Untel a pleuré"


def raised() -> logging.LogRecord:
    try:
        int(MARKER)
    except ValueError:
        return logging.LogRecord(
            "django.request", 40, __file__, 1, "Internal error: %s", (MARKER,), sys.exc_info()
        )
    raise AssertionError


def test_a_formatted_exception_has_a_type_and_lines_but_no_message() -> None:
    text = BareFormatter().format(raised())

    assert "ValueError" in text
    assert "test_reports.py" in text
    assert MARKER not in text


def test_a_message_with_arguments_loses_them() -> None:
    record = logging.LogRecord("x", 30, __file__, 1, "Not Found: %s", (MARKER,), None)

    assert BareFormatter().format(record) == "WARNING x Not Found:"
    record = logging.LogRecord("x", 30, __file__, 1, ValueError(MARKER), (MARKER,), None)
    assert BareFormatter().format(record) == "WARNING x ValueError"
    record = logging.LogRecord("x", 30, __file__, 1, "plain", (), None)
    assert BareFormatter().format(record) == "WARNING x plain"


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ({}, "Forbidden (CSRF cookie not set."),
        ({"HTTP_ORIGIN": f"https://{MARKER}"}, "Forbidden (Origin checking failed -"),
        ({"HTTP_COOKIE": f"csrftoken={'a' * 32}"}, "Forbidden (CSRF token missing."),
    ],
)
def test_why_a_form_was_refused_is_said_without_what_was_sent(headers, said, caplog) -> None:  # type: ignore[no-untyped-def]
    Client(enforce_csrf_checks=True).post("/quitter/", {"story": MARKER}, **headers)

    lines = [BareFormatter().format(one) for one in caplog.records if "csrf" in one.name]

    assert lines == [f"WARNING django.security.csrf {said}"]


def test_a_report_holds_no_variable_and_no_post(settings) -> None:  # type: ignore[no-untyped-def]
    request = RequestFactory().post("/carnet/noter/", {"story": MARKER})
    try:
        secret = MARKER  # noqa: F841
        raise RuntimeError
    except RuntimeError:
        report = ExceptionReporter(request, *sys.exc_info()).get_traceback_text()

    assert MARKER not in report
    assert NothingFilter().is_active(request)
    assert NothingFilter().get_post_parameters(request) == {}
    assert list(NothingFilter().get_traceback_frame_variables(request, None)) == []
