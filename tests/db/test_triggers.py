"""What the database refuses by itself, whoever asks."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from piccolo.columns import UUID, Timestamptz
from piccolo.table import Table

from restorative.db import is_overlap, transaction, triggers
from restorative.kernel.ids import new_id

THREE = datetime(2027, 3, 20, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)
ROOM = new_id()


class Stay(Table, tablename="stay"):
    id = UUID(primary_key=True, default=None)
    room_id = UUID(default=None)
    starts_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    released_at = Timestamptz(null=True, default=None)


@pytest.fixture
async def rooms(engine):
    Stay._meta.db = engine
    await Stay.create_table()
    guards = triggers.no_overlap("stay", same="room_id", stands="released_at IS NULL")
    for sql in guards[engine.engine_type]:
        await engine.run_ddl(sql)


async def book(starts: datetime, ends: datetime, room=ROOM, released=None) -> Stay:
    stay = Stay(id=new_id(), room_id=room, starts_at=starts, ends_at=ends, released_at=released)
    await stay.save()
    return stay


async def is_free(starts: datetime, ends: datetime, room=ROOM) -> bool:
    try:
        async with transaction():
            await book(starts, ends, room)
    except Exception as error:
        assert is_overlap(error)
        return False
    return True


async def test_a_room_is_not_taken_twice(rooms):
    """R50"""
    assert await is_free(THREE, THREE + HOUR)
    quarter = timedelta(minutes=15)
    assert not await is_free(THREE, THREE + HOUR)
    assert not await is_free(THREE + quarter, THREE + quarter * 2)
    assert not await is_free(THREE - HOUR, THREE + timedelta(microseconds=1))
    assert not await is_free(THREE - HOUR, THREE + 2 * HOUR)
    assert await is_free(THREE, THREE + HOUR, room=new_id())


async def test_one_stay_may_follow_another_and_cross_midnight(rooms):
    """F26"""
    assert await is_free(THREE, THREE + HOUR)
    assert await is_free(THREE + HOUR, THREE + 2 * HOUR)
    assert await is_free(THREE - HOUR, THREE)
    assert await is_free(THREE + 8 * HOUR, THREE + 10 * HOUR)
    assert not await is_free(THREE + 9 * HOUR + timedelta(seconds=0.5), THREE + 11 * HOUR)


async def test_a_stay_that_was_released_takes_nothing(rooms):
    """A4.4"""
    stay = await book(THREE, THREE + HOUR)
    await Stay.update({Stay.released_at: THREE}).where(Stay.id == stay.id)
    assert await is_free(THREE, THREE + HOUR)
    await book(THREE, THREE + HOUR, released=THREE)


async def test_a_released_stay_cannot_come_back_over_another(rooms):
    stay = await book(THREE, THREE + HOUR, released=THREE)
    await book(THREE, THREE + HOUR)
    with pytest.raises(Exception) as refused:
        await Stay.update({Stay.released_at: None}).where(Stay.id == stay.id)
    assert is_overlap(refused.value)


async def test_of_fifty_at_once_one_gets_the_room(rooms):
    """F25"""
    got = await asyncio.gather(*[is_free(THREE, THREE + HOUR) for _ in range(50)])
    assert got.count(True) == 1


async def test_a_decision_stays_as_it_was_and_erasure_may_take_it(engine):
    """R26"""
    Stay._meta.db = engine
    await Stay.create_table()
    for sql in triggers.no_update("stay")[engine.engine_type]:
        await engine.run_ddl(sql)
    stay = await book(THREE, THREE + HOUR)
    with pytest.raises(Exception, match="keeps what was written"):
        await Stay.update({Stay.room_id: new_id()}).where(Stay.id == stay.id)
    await Stay.delete().where(Stay.id == stay.id)
    assert await Stay.count() == 0
