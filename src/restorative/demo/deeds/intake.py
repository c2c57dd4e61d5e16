"""A case is handed over, answered, and given to a facilitator."""

from datetime import datetime

from restorative.cases import commands, queries
from restorative.cases.rules import MissingData, Role, Tie
from restorative.demo.cast import Somebody, agreed_to_be_contacted
from restorative.demo.work import Work


async def refer(work: Work, now: datetime) -> None:
    """The referral with everybody that the referring body named."""
    first, *others = work.those(Role.RESPONSIBLE)
    staff = work.office.coordinator
    work.case_id = await commands.record_referral(work.referral, first.details, staff, now)
    (track,) = await queries.tracks(work.case_id)
    work.track_id = track.id
    work.people[first.name] = track.person_id
    for one in others:
        work.people[one.name] = await commands.add_young_person(
            work.case_id, one.details, staff, now
        )
    for one in work.those(Role.HARMED):
        await _add_harmed(work, one, now)
    for one in work.cast:
        if one.beside:
            await join(work, one, now)


async def join(work: Work, one: Somebody, now: datetime) -> None:
    """Somebody who is there for another."""
    staff = work.office.coordinator
    work.people[one.name] = await commands.add_member(
        work.case_id,
        one.role,
        work.people[one.beside],
        one.details,
        staff,
        now,
        grounds=one.grounds,
        mandate=one.mandate,
    )


async def send_back(work: Work, missing: tuple[MissingData, ...], note: str, now: datetime) -> None:
    await commands.return_for_data(work.case_id, missing, note, work.office.coordinator, now)


async def accept(work: Work, now: datetime) -> None:
    await commands.accept_case(work.case_id, work.office.coordinator, now)


async def ask_to_take(work: Work, now: datetime) -> None:
    coordinator, lead = work.office.coordinator, work.lead
    await commands.ask_to_take(work.case_id, lead.account_id, coordinator, now)


async def declare(work: Work, now: datetime) -> None:
    await commands.declare_interests(work.case_id, Tie.NONE, work.lead, now)


async def allocate(work: Work, now: datetime) -> None:
    coordinator, lead = work.office.coordinator, work.lead
    await commands.allocate(work.case_id, lead.account_id, coordinator, now)
    for one in work.cast:
        if one.needs:
            who = work.people[one.name]
            await commands.record_needs(work.case_id, who, one.needs, work.lead, now)


async def _add_harmed(work: Work, one: Somebody, now: datetime) -> None:
    permission = None
    if one.may_be_contacted:
        given_by = work.who_permits(one)
        permission = agreed_to_be_contacted(work.referral.referred_on, given_by)
    work.people[one.name] = await commands.add_person_harmed(
        work.case_id, one.details, permission, work.office.coordinator, now
    )
