"""One room, one interpreter, one facilitator at a time: fifty at once, one succeeds."""

import asyncio
from contextvars import Context
from datetime import timedelta
from uuid import UUID

import pytest

from restorative.db import is_overlap, transaction
from restorative.kernel.errors import RuleBroken
from restorative.kernel.ids import new_id
from restorative.profile import Profile
from restorative.scheduling import commands, queries
from restorative.scheduling.commands.holding_rooms import hold, let_go
from restorative.scheduling.rules import ResourceKind, Span, Wanted
from restorative.scheduling.rules.bookings import room_span
from restorative.scheduling.tables import BookingRow, TimeAnswerRow
from tests.scheduling.given import (
    AGREED,
    MEETING,
    a_booking,
    booked,
    case_a4_ready,
    harmed_chooses,
    plain_ready,
)

pytestmark = pytest.mark.usefixtures("engine")

HOUR = timedelta(hours=1)
LONG = Span(MEETING, MEETING + 2.5 * HOUR)


async def tries_to_hold(wanted: list[Wanted], profile: Profile) -> str:
    try:
        async with transaction():
            await hold(new_id(), new_id(), wanted, LONG, AGREED, profile)
    except RuleBroken as broken:
        return broken.sentence.text
    return "held"


@pytest.mark.parametrize("kind", [ResourceKind.ROOM, ResourceKind.INTERPRETER, ResourceKind.STAFF])
async def test_of_fifty_at_once_exactly_one_succeeds(kind: ResourceKind, profile: Profile):
    """F25: the others are told that it was just taken, and what is free next."""
    resource, other = new_id(), new_id()
    wanted = [
        Wanted(kind, resource, room_span(LONG, profile)),
        Wanted(ResourceKind.ROOM, other, room_span(LONG, profile)),
    ]
    tries = [
        asyncio.get_running_loop().create_task(
            tries_to_hold(wanted[:: 1 if n % 2 else -1], profile), context=Context()
        )
        for n in range(50)
    ]
    said = await asyncio.gather(*tries)
    assert said.count("held") == 1
    assert all("%(when)s" in words for words in said if words != "held")
    assert await BookingRow.count().where(BookingRow.released_at.is_null()) == 2


async def test_the_next_free_time_is_said(profile: Profile):
    """F25"""
    wanted = [Wanted(ResourceKind.ROOM, new_id(), room_span(LONG, profile))]
    async with transaction():
        await hold(new_id(), new_id(), wanted, LONG, AGREED, profile)
    with pytest.raises(RuleBroken) as refused:
        async with transaction():
            await hold(new_id(), new_id(), wanted, LONG, AGREED, profile)
    assert refused.value.sentence.values == {"when": MEETING + 4 * HOUR}


def a_row(resource: UUID, start: float, end: float) -> BookingRow:
    return BookingRow(
        id=new_id(),
        appointment_id=new_id(),
        case_id=new_id(),
        kind="room",
        resource_id=resource,
        starts_at=MEETING + start * HOUR,
        ends_at=MEETING + end * HOUR,
        made_at=AGREED,
    )


@pytest.mark.parametrize(
    ("start", "end", "is_refused"),
    [(1, 2, False), (-1, 0, False), (0.5, 1, True), (-1, 3, True), (0, 1, True), (0.99, 5, True)],
)
async def test_the_database_itself_refuses_an_overlap_and_allows_an_edge(
    start: float, end: float, is_refused: bool
):
    """F26: 10 to 11 stands; 11 to 12 may be taken, 10:30 may not."""
    resource = new_id()
    await a_row(resource, 0, 1).save()
    await a_row(new_id(), 0, 1).save()
    try:
        await a_row(resource, start, end).save()
    except Exception as error:
        assert is_overlap(error) and is_refused
    else:
        assert not is_refused


async def test_over_midnight_is_one_stretch_of_time():
    """F26: 22:00 to 02:00."""
    resource = new_id()
    await a_row(resource, 12, 16).save()
    with pytest.raises(Exception) as refused:
        await a_row(resource, 15, 17).save()
    assert is_overlap(refused.value)


async def test_what_was_let_go_can_be_taken(profile: Profile):
    resource, appointment = new_id(), new_id()
    wanted = [Wanted(ResourceKind.ROOM, resource, room_span(LONG, profile))]
    async with transaction():
        await hold(appointment, new_id(), wanted, LONG, AGREED, profile)
        await let_go(appointment, AGREED)
        await hold(new_id(), new_id(), wanted, LONG, AGREED, profile)


async def test_two_cases_cannot_have_the_same_room_and_escort(profile: Profile):
    """R50: the second is refused whole; nothing of it is kept."""
    first = await booked(await case_a4_ready(), profile)
    second = await plain_ready()
    offer = await harmed_chooses(second, "Olga")
    with pytest.raises(RuleBroken) as refused:
        await commands.book(
            second.coordinator, second.case_id, second.track_id,
            a_booking(second, first.house, offer), AGREED, profile,
        )  # fmt: skip
    assert refused.value.field == "room"
    assert await queries.appointment(second.track_id) is None
    assert await BookingRow.count().where(BookingRow.case_id == second.case_id) == 0


async def test_moving_a_date_frees_what_it_held(profile: Profile):
    first = await booked(await case_a4_ready(), profile)
    given = first.given
    offer = await harmed_chooses(given, "Selbi", MEETING + 24 * HOUR)
    await commands.move(
        given.facilitator, given.case_id, first.appointment_id,
        a_booking(given, first.house, offer), AGREED, profile,
    )  # fmt: skip
    second = await plain_ready()
    offer = await harmed_chooses(second, "Olga")
    form = a_booking(second, first.house, offer)
    await commands.book(second.coordinator, second.case_id, second.track_id, form, AGREED, profile)
    assert await queries.appointment(second.track_id) is not None


async def test_what_somebody_answered_is_never_rewritten(profile: Profile):
    """R26: the database refuses it."""
    given = await case_a4_ready()
    await harmed_chooses(given, "Selbi")
    board = await queries.board(given.track_id, AGREED)
    row = TimeAnswerRow(
        id=new_id(), case_id=given.case_id, offer_id=board.offers[0].id,
        person_id=given["Yhlas"], answer="yes", how="link", at=AGREED,
    )  # fmt: skip
    await row.save()
    with pytest.raises(Exception, match="keeps what was written"):
        await TimeAnswerRow.update({TimeAnswerRow.answer: "no"}).where(TimeAnswerRow.id == row.id)
