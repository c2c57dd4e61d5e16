"""What one person may know of the meeting: its kind, how long, who is there by role (P4)."""

from datetime import datetime

import msgspec

from restorative.access.rules import Participant
from restorative.cases import queries as cases
from restorative.cases.queries.setting import office_profile
from restorative.kernel.sentences import Sentence
from restorative.preparation import queries as preparation
from restorative.preparation.rules import AttendeeCategory, Format
from restorative.scheduling.queries.mine import my_appointment
from restorative.scheduling.rules import MyAppointment
from restorative.scheduling.rules.invitations import attendees
from restorative.scheduling.rules.words import IN_THE_ROOM


class AboutMeeting(msgspec.Struct, frozen=True):
    """No name, no number of anybody; `format` is None while nothing is planned."""

    format: Format | None
    minutes: int
    roles: tuple[Sentence, ...]
    interpreter: bool
    appointment: MyAppointment


async def about_my_meeting(participant: Participant, now: datetime) -> AboutMeeting:
    seat, profile = await cases.seat(participant), await office_profile()
    mine = await my_appointment(participant, now)
    circles = [
        one for one in await cases.circles(seat.case_id, now) if one.track_id in seat.track_ids
    ]
    prepared = await preparation.preparation_of(circles[0])
    plan = prepared.plan
    if plan is None or not plan.format.is_joint:
        format = plan.format if plan else None
        return AboutMeeting(format, profile.meeting_minutes, (), False, mine)
    others = [one for one in attendees(circles[0]) if one.person_id != seat.person_id]
    roles = {IN_THE_ROOM[one.role].text: IN_THE_ROOM[one.role] for one in others}
    return AboutMeeting(
        format=plan.format,
        minutes=profile.meeting_minutes,
        roles=tuple(roles.values()),
        interpreter=AttendeeCategory.INTERPRETER in plan.attendee_categories,
        appointment=mine,
    )
