"""The profile of this office and its holidays: what every clock of a case needs."""

from collections.abc import Awaitable, Callable, Collection
from datetime import date

from restorative import profile
from restorative.access.queries import office
from restorative.profile import Profile

Holidays = Callable[[], Awaitable[Collection[date]]]


async def _none() -> Collection[date]:
    return ()


class _Hooks:
    holidays: Holidays = staticmethod(_none)


def holidays_by(holidays: Holidays) -> None:
    """The office's closed days are kept by a room above (`wiring` says which)."""
    _Hooks.holidays = staticmethod(holidays)


async def closed_days() -> Collection[date]:
    return await _Hooks.holidays()


async def office_profile() -> Profile:
    return profile.load((await office()).profile)
