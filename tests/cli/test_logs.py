"""What the log keeps: one JSON line an event, and nothing of anybody."""

import json
import logging

import pytest

from restorative.cli.logs import JsonLines

CANARY = 'Selbi\n{"level": "info"}\x1b[31m'


def lines_of(record: logging.LogRecord) -> list[dict[str, object]]:
    return [json.loads(line) for line in JsonLines().format(record).split("\n")]


def a_record(message, *values, name="restorative.web", error=None):
    trace = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, logging.ERROR, "x.py", 1, message, values, trace)


def test_no_text_can_begin_a_line_of_its_own():
    """S71"""
    (line,) = lines_of(a_record("turned away: %s", CANARY))
    assert line["event"] == f"turned away: {CANARY}"
    assert "\x1b" not in JsonLines().format(a_record("%s", CANARY))


def test_an_error_says_its_kind_and_its_place_and_not_what_was_typed():
    """S94, S109"""
    with pytest.raises(ValueError, match="Selbi") as caught:
        raise ValueError(f"duplicate: {CANARY}")
    record = a_record("failed %s", "1a2b", error=caught.value)
    (line,) = lines_of(record)
    assert (line["error"], line["event"]) == ("ValueError", "failed 1a2b")
    assert line["where"][-1].startswith("test_logs.py:")
    assert "Selbi" not in JsonLines().format(record)


def test_of_a_foreign_event_only_the_first_line_is_kept():
    """S109: asyncio writes the error's own words below it."""
    record = a_record("Task exception was never retrieved\nfuture: <… 'Selbi'>", name="asyncio")
    (line,) = lines_of(record)
    assert line["event"] == "Task exception was never retrieved"
