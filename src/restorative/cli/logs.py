"""Logs: one JSON line for one event, without a name, an address or what somebody typed (S71, S109).

Of an error the log keeps its kind and where it happened; its message may quote
a person and is left out. Of a foreign library's event only the first line is kept.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

OURS = "restorative"


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "event": _event(record),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _where(record.exc_info[2])
        return json.dumps(line)


def _event(record: logging.LogRecord) -> str:
    message = record.getMessage()
    return message if record.name.startswith(OURS) else message.partition("\n")[0]


def _where(trace: Any) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]


def to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(True)
    logging.getLogger("uvicorn.access").disabled = True
