"""One case at a glance: each track's stage and what stands in the way of its next step."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.access.policy import Permission, allows
from restorative.access.rules import Staff
from restorative.cases import queries as cases
from restorative.cases.rules import CaseFile, Circle, Side
from restorative.kernel.blockers import Blocker
from restorative.kernel.sentences import Sentence, say
from restorative.preparation import queries as preparation
from restorative.preparation.rules import Preparation
from restorative.profile import Profile
from restorative.scheduling import queries as scheduling
from restorative.scheduling.rules import AppointmentView
from restorative.today.queries.facts import facts_of
from restorative.today.queries.next_step import blockers_of_next_step
from restorative.today.rules import Stage, stage


class Door(msgspec.Struct, frozen=True):
    """A way from the case to one of its pages."""

    where: str
    words: Sentence


_NEXT = {
    Stage.DATE: "/appointments/",
    Stage.MEETING: "/appointments/",
    Stage.AGREEMENT: "/agreement",
    Stage.FOLLOW_UP: "/report",
    Stage.REPORT: "/report",
}


class TrackHome(msgspec.Struct, frozen=True):
    """One young person's way through the case."""

    circle: Circle
    stage: Stage
    blockers: tuple[Blocker, ...]
    prepared: Preparation
    appointment: AppointmentView | None
    doors: tuple[Door, ...]

    @property
    def next_door(self) -> Door | None:
        """Where the next step is taken, when nothing stands in its way."""
        page = _NEXT.get(self.stage)
        return next((one for one in self.doors if page and page in one.where), None)

    @property
    def responsible_side(self) -> tuple[str, ...]:
        return tuple(one.card.initials for one in self.circle.side(Side.RESPONSIBLE))

    @property
    def harmed_side(self) -> tuple[str, ...]:
        return tuple(one.card.initials for one in self.circle.side(Side.HARMED))


class CaseHome(msgspec.Struct, frozen=True):
    file: CaseFile
    facilitators: tuple[str, ...]
    tracks: tuple[TrackHome, ...]
    doors: tuple[Door, ...]


async def case_home(staff: Staff, case_id: UUID, now: datetime, profile: Profile) -> CaseHome:
    """Raises `NotFound` for a case that this member of staff may not see."""
    file = await cases.case_for(staff, case_id, now)
    circles = await cases.circles(case_id, now)
    prepared = await preparation.preparations_of(circles)
    tracks = [await _track(staff, file, one, prepared[one.track_id], now, profile)
              for one in circles]  # fmt: skip
    names = await cases.facilitator_names([case_id])
    return CaseHome(file, tuple(names.get(case_id, ())), tuple(tracks), _case_doors(staff, file))


async def _track(
    staff: Staff,
    file: CaseFile,
    circle: Circle,
    prepared: Preparation,
    now: datetime,
    profile: Profile,
) -> TrackHome:
    appointment = await scheduling.appointment(circle.track_id)
    facts = await facts_of(file, circle, prepared, appointment, now)
    now_at = stage(facts)
    return TrackHome(
        circle=circle,
        stage=now_at,
        blockers=tuple(
            await blockers_of_next_step(now_at, file, circle, appointment, now, profile)
        ),
        prepared=prepared,
        appointment=appointment if appointment and appointment.is_open else None,
        doors=_track_doors(staff, circle, appointment, facts.in_force),
    )


def _case_doors(staff: Staff, file: CaseFile) -> tuple[Door, ...]:
    at = f"/cases/{file.id}"
    ending = [(Permission.CASE_CLOSE, f"{at}/closing", say("Close the case"))]
    return _allowed(
        staff,
        [
            (Permission.CASES_READ, f"{at}/referral", say("Referral")),
            (Permission.PEOPLE_READ, f"{at}/people", say("People")),
            (Permission.CASES_ALLOCATE, f"{at}/allocation", say("Facilitator")),
            (Permission.CASES_READ, f"{at}/deadline", say("Deadline and pauses")),
            (Permission.PEOPLE_READ, f"{at}/no-contact", say("No contact")),
            (Permission.CONSENT_READ, f"{at}/consent", say("Answers")),
            (Permission.LINKS_MANAGE, f"{at}/links", say("Private links")),
            (Permission.MESSAGES_READ, f"{at}/messages", say("Messages")),
            *(ending if file.state.is_open else []),
        ],
    )


def _track_doors(
    staff: Staff, circle: Circle, appointment: AppointmentView | None, in_force: bool
) -> tuple[Door, ...]:
    case, at = f"/cases/{circle.case_id}", f"/cases/{circle.case_id}/tracks/{circle.track_id}"
    date = [(Permission.MEETINGS_READ, f"{case}/appointments/{appointment.id}",
             say("Meeting"))] if appointment else []  # fmt: skip
    return _allowed(
        staff,
        [
            (Permission.PREPARATION_READ, f"{case}/preparation", say("Preparation")),
            (Permission.ASSESSMENT_READ, f"{at}/suitability", say("Suitability")),
            (Permission.SAFETY_PLAN_READ, f"{at}/safety-plan", say("Safety plan")),
            (Permission.SCHEDULING_READ, f"{at}/times", say("Times")),
            *date,
            (Permission.AGREEMENTS_READ, f"{at}/agreement", say("Agreement")),
            *(_follow_up(at) if in_force else []),
        ],
    )


def _follow_up(at: str) -> list[tuple[Permission, str, Sentence]]:
    return [
        (Permission.FOLLOWUP_READ, f"{at}/actions", say("Actions")),
        (Permission.REPORT_SEND, f"{at}/report", say("Report to the referrer")),
    ]


def _allowed(staff: Staff, doors: list[tuple[Permission, str, Sentence]]) -> tuple[Door, ...]:
    """A door that is shut for this standing is not drawn."""
    return tuple(Door(where, words) for needs, where, words in doors if allows(needs, staff))
