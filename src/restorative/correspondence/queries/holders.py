"""To whom of a case a private link may go, and in which way: the gate asks this (F18)."""

from datetime import datetime, time, timedelta
from uuid import UUID

from restorative import profile as profiles
from restorative.access import queries as access
from restorative.access.above import LinkHolder
from restorative.access.rules.links import needed_until
from restorative.cases import queries as cases
from restorative.cases.rules import Member
from restorative.correspondence.rules.safe_times import WRITTEN
from restorative.followup import queries as followup
from restorative.notifications.rules import Channel
from restorative.people import queries as people
from restorative.people.rules import PersonCard
from restorative.preparation import queries as preparation
from restorative.scheduling import queries as scheduling


async def link_holders(case_id: UUID, now: datetime) -> list[LinkHolder]:
    """Everybody in the case; who may not have a link yet comes with the reason."""
    members = await cases.members(case_id, now)
    spoken_to = await preparation.first_contact_held([one.person_id for one in members])
    return [await _holder(one, one.person_id in spoken_to, now) for one in members]


async def links_needed_until(case_id: UUID, now: datetime) -> datetime | None:
    """A day after the last meeting, or the end of the last agreement of the case."""
    zone = profiles.load((await access.office()).profile).zone
    plans = [await followup.plan_of(one.id, now) for one in await cases.tracks(case_id)]
    last_days = [one.due_on for plan in plans if plan for one in plan.actions]
    return needed_until(
        [one.ends_at for one in await scheduling.appointments([case_id])],
        [datetime.combine(day + timedelta(days=1), time(), zone) for day in last_days],
    )


async def initials_of(person_id: UUID) -> str:
    return (await people.cards([person_id]))[person_id].initials


async def _holder(one: Member, spoken_to: bool, now: datetime) -> LinkHolder:
    blockers = await cases.blockers_of_sending_a_link(one.person_id, spoken_to, now)
    return LinkHolder(
        person_id=one.person_id,
        called=one.card.called,
        initials=one.card.initials,
        language=one.card.language,
        key_id=one.card.key_id,
        channels=_ways(one.card),
        hindrance=blockers[0].sentence if blockers else None,
    )


def _ways(card: PersonCard) -> tuple[Channel, ...]:
    """The one way in which this person wants to be written to, if it is a written one."""
    has = {Channel.SMS: card.has_phone, Channel.MAIL: card.has_email}
    wanted = WRITTEN.get(card.channel)
    return (wanted,) if wanted is not None and has[wanted] and not card.do_not_contact else ()
