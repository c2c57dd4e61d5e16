"""Every route of the app as an address that can be asked for, and what it needs."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from restorative.access.policy import Permission

NO_SUCH = UUID(int=7)


def addresses(routes: Iterable[Any]) -> Iterator[tuple[str, str, Permission]]:
    """Ids in paths become ids of nothing."""
    for handler in routes:
        for path in handler.paths:
            filled = re.sub(r"\{\w+:uuid\}", str(NO_SUCH), path)
            filled = re.sub(r"\{\w+:\w+\}", "nothing", filled)
            for method in handler.http_methods - {"OPTIONS", "HEAD"}:
                yield method, filled, Permission(handler.opt["needs"])
