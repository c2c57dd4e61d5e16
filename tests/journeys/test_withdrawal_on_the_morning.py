"""Case A4 over HTTP alone: what each stage shows stands in its docstring."""

import pytest

from tests.conftest import FrozenClock
from tests.journeys.morning import BEGINS, STAGES, begun
from tests.journeys.office import by_http


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(BEGINS)


async def test_selbi_does_not_want_to_go_on(app, clock, profile):
    """A4.1 to A4.6, A4.9"""
    case = begun(await by_http(app, clock, profile))
    for stage in STAGES:
        await stage(case)
