"""A plain mediation, over HTTP alone: the trace of a failure names the stage."""

from tests.journeys.office import by_http
from tests.journeys.plain_mediation import STAGES, begun


async def test_a_broken_window_from_the_referral_to_the_end(app, clock, profile):
    """R1 to R4, R8, R11, R12, R15, R24, R28, R32, R35 to R37, R50, R53, R55, R58"""
    case = begun(await by_http(app, clock, profile))
    for stage in STAGES:
        await stage(case)
