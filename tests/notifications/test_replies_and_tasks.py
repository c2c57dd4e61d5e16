"""What people answer is heard at once, and what staff have to do is asked once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel import facts
from restorative.kernel.errors import NotFound
from restorative.kernel.ids import new_id
from restorative.notifications import commands, queries
from restorative.notifications.rules import Channel, RepliedBySms, Reply, TaskKind
from restorative.notifications.tables import RecordedReply, StaffTask
from restorative.profile import Profile
from tests.conftest import FrozenClock
from tests.notifications.office import a_message, open_tasks
from tests.notifications.relays import a_relay
from tests.notifications.servers import MailServer

pytestmark = pytest.mark.usefixtures("engine")
SELF = new_id()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[RepliedBySms]]:
    """Whatever the rooms above would hear."""
    told: list[RepliedBySms] = []

    async def hear(fact: RepliedBySms) -> None:
        told.append(fact)

    monkeypatch.setitem(facts._listeners, RepliedBySms, [hear])
    yield told


async def test_a_reply_is_heard_with_what_the_last_message_was_about(
    heard: list[RepliedBySms], server: MailServer, profile: Profile, clock: FrozenClock
) -> None:
    """R5: recorded by staff in one step, heard in the same transaction."""
    message = await a_message(channel=Channel.SMS)
    older = await a_message(
        channel=Channel.SMS, to_person=message.to_person, case_id=message.case_id
    )
    for one in (older, message):
        async with transaction():
            message_id = await commands.enqueue(one, clock.now())
        await a_relay(server, profile, clock).turn()
        await commands.mark_sent_by_staff(message_id, one.case_id, SELF, clock.now())
        clock.advance(minutes=1)
    reply = await commands.record_reply(
        message.to_person, message.case_id, message.key_id, "2", SELF, clock.now()
    )
    (fact,) = heard
    assert reply is fact.reply is Reply.DOES_NOT_WANT_TO
    assert (fact.person_id, fact.case_id, fact.about, fact.recorded_by, fact.at) == (
        message.to_person,
        message.case_id,
        message.about,
        SELF,
        clock.now(),
    )
    assert await open_tasks() == [("stop_replied", fact.reply_id)]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("1", []),
        ("2", ["stop_replied"]),
        ("3", ["call_wanted"]),
        ("maybe", ["reply_unclear"]),
    ],
)
async def test_every_reply_that_is_no_yes_is_a_call(
    heard: list[RepliedBySms], clock: FrozenClock, words: str, kinds: list[str]
) -> None:
    """R53"""
    key_id = await vault.new_key()
    await commands.record_reply(new_id(), new_id(), key_id, words, None, clock.now())
    assert [kind for kind, _ in await open_tasks()] == kinds
    assert heard[0].about is None


async def test_the_words_of_a_reply_are_kept_sealed(
    heard: list[RepliedBySms], clock: FrozenClock
) -> None:
    case_id, key_id = new_id(), await vault.new_key()
    await commands.record_reply(new_id(), case_id, key_id, "Canary", SELF, clock.now())
    (row,) = await RecordedReply.select()
    assert b"Canary" not in bytes(row["sealed"])
    (line,) = await queries.replies_of(case_id)
    assert line.words == "Canary"


async def test_a_listener_that_fails_undoes_the_reply(
    monkeypatch: pytest.MonkeyPatch, clock: FrozenClock
) -> None:
    async def fail(_: RepliedBySms) -> None:
        raise NotFound

    monkeypatch.setitem(facts._listeners, RepliedBySms, [fail])
    key_id = await vault.new_key()
    with pytest.raises(NotFound):
        await commands.record_reply(new_id(), new_id(), key_id, "2", SELF, clock.now())
    assert (await RecordedReply.count(), await StaffTask.count()) == (0, 0)


async def test_the_same_task_is_asked_once_while_it_is_open(clock: FrozenClock) -> None:
    about, case_id, person_id = new_id(), new_id(), new_id()

    async def asked() -> object:
        async with transaction():
            return await commands.open_task(
                TaskKind.CODE_LOCKED, about, clock.now(), case_id=case_id, person_id=person_id
            )

    first = await asked()
    assert await asked() == first
    (task,) = await queries.tasks_for([case_id])
    await commands.finish_task(task.id, case_id, SELF, clock.now())
    assert await queries.tasks_for([case_id]) == []
    assert await queries.done_about(about, TaskKind.CODE_LOCKED) == {person_id}
    assert await asked() != first


async def test_tasks_of_several_cases_come_with_the_one_due_first(clock: FrozenClock) -> None:
    cases = [new_id(), new_id()]
    async with transaction():
        for days, case_id in zip((7, 1), cases, strict=True):
            due = clock.now() + timedelta(days=days)
            await commands.open_task(
                TaskKind.WELFARE_CALL, new_id(), clock.now(), case_id=case_id, due_at=due
            )
    assert [task.case_id for task in await queries.tasks_for(cases)] == [cases[1], cases[0]]


async def test_a_task_of_another_case_is_not_there(clock: FrozenClock) -> None:
    async with transaction():
        task_id = await commands.open_task(
            TaskKind.NO_REPLY, new_id(), clock.now(), case_id=new_id()
        )
    with pytest.raises(NotFound):
        await commands.finish_task(task_id, new_id(), SELF, clock.now())


async def test_what_settles_a_matter_closes_its_tasks(clock: FrozenClock) -> None:
    about, one, other = new_id(), new_id(), new_id()
    async with transaction():
        for person_id in (one, other):
            await commands.open_task(
                TaskKind.INVITE_BY_VOICE, about, clock.now(), person_id=person_id
            )
        closed = await commands.finish_tasks_about(
            about, (TaskKind.INVITE_BY_VOICE,), clock.now(), person_id=one
        )
    assert (closed, len(await open_tasks())) == (1, 1)
