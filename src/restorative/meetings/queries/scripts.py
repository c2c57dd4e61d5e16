"""The run sheet that ships with the product."""

from functools import cache
from importlib.resources import files

import msgspec

from restorative.meetings.rules.script import Script, Step

FILE = "scripts.toml"


@cache
def script() -> Script:
    source = files("restorative.meetings") / FILE
    return msgspec.toml.decode(source.read_bytes(), type=Script)


def steps_of(format: str) -> tuple[Step, ...]:
    return script().steps_of(format)
