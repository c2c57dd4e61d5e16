"""Agreements to start from: a meeting that was held, words written down, everybody's yes."""

from datetime import datetime, timedelta
from uuid import UUID

from restorative.agreements import commands, queries
from restorative.agreements.forms import ActionForm, ReadBackForm, RecordedSignatureForm
from restorative.agreements.rules.actions import ActionKind, ConfirmedBy
from restorative.agreements.rules.signing import SignedHow
from restorative.kernel.ids import new_id
from restorative.meetings.tables import AttendanceRow, RunEventRow
from restorative.profile import Profile
from tests.cases.given import Given, a_plain_case


async def after_a_meeting(now: datetime) -> Given:
    """The plain case, after Yhlas, his grandfather and Olga have met."""
    given = await a_plain_case(now)
    appointment, by = new_id(), given.facilitator.account_id
    for number, kind in enumerate(("started", "ended"), 1):
        await RunEventRow(
            id=new_id(), appointment_id=appointment, case_id=given.case_id,
            track_id=given.track_id, number=number, kind=kind, at=now, by=by,
        ).save()  # fmt: skip
    for person_id in given.people.values():
        await AttendanceRow(
            id=new_id(), appointment_id=appointment, case_id=given.case_id,
            person_id=person_id, presence="arrived", at=now, by=by,
        ).save()  # fmt: skip
    return given


def letter(given: Given, now: datetime, **change: object) -> ActionForm:
    values = {
        "kind": ActionKind.WRITTEN_APOLOGY,
        "who": given["Yhlas"],
        "for_whom": given["Olga"],
        "what": "A letter is written",
        "by_when": now.date() + timedelta(days=14),
        "how_known": "Whoever receives it says so",
        "confirmed_by": ConfirmedBy.RECEIVER,
        **change,
    }
    return ActionForm(**values)  # type: ignore[arg-type]


def garden(given: Given, now: datetime) -> ActionForm:
    return letter(
        given,
        now,
        kind=ActionKind.COMMUNITY_WORK,
        for_whom=None,
        what="Help in the library garden",
        how_known="The garden book",
        confirmed_by=ConfirmedBy.VERIFIER,
        verifier="Bahar",
        verifier_language="en",
        hours=8,
    )


async def a_draft(given: Given, now: datetime) -> tuple[UUID, UUID]:
    """Two actions; the verifier of the second has agreed."""
    first = await commands.write_action(given.facilitator, given.track_id, letter(given, now), now)
    second = await commands.write_action(given.facilitator, given.track_id, garden(given, now), now)
    await commands.accept_for_verifier(given.facilitator, given.track_id, second, now)
    return first, second


async def read_to_everybody(given: Given, now: datetime) -> None:
    form = ReadBackForm(list(given.people.values()), "en")
    await commands.read_back(given.facilitator, given.track_id, form, now)


async def on_paper(given: Given, name: str, now: datetime, profile: Profile) -> None:
    form = RecordedSignatureForm(person=given[name], how=SignedHow.PAPER, witness="Gözel")
    await commands.record_signature(given.facilitator, given.track_id, form, now, profile)


async def signed(now: datetime, profile: Profile) -> tuple[Given, UUID, UUID]:
    """In force: everybody signed on paper."""
    given = await after_a_meeting(now)
    first, second = await a_draft(given, now)
    await read_to_everybody(given, now)
    for name in given.people:
        await on_paper(given, name, now, profile)
    assert await queries.in_force(given.track_id, now)
    return given, first, second
