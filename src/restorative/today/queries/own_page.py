"""A participant's own page: their next date, and what they can do now (P3)."""

from datetime import datetime

import msgspec

from restorative.access.rules import Participant
from restorative.agreements import queries as agreements
from restorative.cases import queries as cases
from restorative.consent import queries as consent
from restorative.followup import queries as followup
from restorative.kernel.todo import MyTask
from restorative.people import queries as people
from restorative.scheduling import queries as scheduling
from restorative.scheduling.rules import MyAppointment


class OwnPage(msgspec.Struct, frozen=True):
    """Nothing of anybody else: the name they go by, their date, their tasks, whom to ask for."""

    called: str
    appointment: MyAppointment
    tasks: tuple[MyTask, ...]
    facilitator: str


def first_name(name: str) -> str:
    """Participants know their facilitator by the first name (P3)."""
    return name.split()[0] if name.split() else ""


async def own_page(participant: Participant, now: datetime) -> OwnPage:
    seat = await cases.seat(participant)
    called = await people.called([participant.person_id])
    names = await cases.facilitator_names([seat.case_id])
    tasks = [
        *await consent.my_tasks(participant, now),
        *await scheduling.my_tasks(participant, now),
        *await agreements.my_tasks(participant, now),
        *await followup.my_tasks(participant, now),
    ]
    return OwnPage(
        called=called.get(participant.person_id, ""),
        appointment=await scheduling.my_appointment(participant, now),
        tasks=tuple(sorted(tasks, key=lambda task: (not task.is_open, task.order))),
        facilitator=first_name(next(iter(names.get(seat.case_id, ())), "")),
    )
