"""People say how an action goes; who confirms it says whether it is done."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from restorative.access.rules import Participant, Staff, Verifier
from restorative.agreements import queries as agreements
from restorative.agreements.rules.actions import ConfirmedBy
from restorative.audit import Word, record
from restorative.cases import queries as cases
from restorative.db import alone_with, transaction
from restorative.db.sealing import vault
from restorative.followup.commands.projection import project
from restorative.followup.commands.telling import tell_of_action, tell_of_end
from restorative.followup.forms import MyStepForm, MyWord, NewDayForm, ReceivedForm, ReceivedWord
from restorative.followup.queries.tracks import Plan, plan_of
from restorative.followup.rules.steps import StepKind, Tracked, may_step, moved_to
from restorative.followup.sealed import StepNote
from restorative.followup.tables import ActionStep
from restorative.kernel.errors import NotFound
from restorative.kernel.ids import new_id
from restorative.profile import Profile

_MY_KINDS = {MyWord.DONE: StepKind.SAID_DONE, MyWord.HELP: StepKind.HELP_WANTED}
_ANSWERS = {ReceivedWord.YES: StepKind.CONFIRMED, ReceivedWord.NOT_YET: StepKind.NOT_YET}


class By(msgspec.Struct, frozen=True):
    """Who did it: exactly one of a participant, a member of staff, a verifier's link."""

    person: UUID | None = None
    account: UUID | None = None
    link: UUID | None = None

    @property
    def id(self) -> UUID | None:
        return self.person or self.account or self.link


async def tell_my_step(
    participant: Participant, action_id: UUID, form: MyStepForm, now: datetime
) -> None:
    """The one who promised says that it is done, or that they need help (P15)."""
    async with transaction():
        plan, one = await _mine(participant, action_id, now)
        if one.action.who != participant.person_id:
            raise NotFound
        by = By(person=participant.person_id)
        await _step(plan, one, _MY_KINDS[form.word], by, form.note or "", now)


async def answer_as_receiver(
    participant: Participant, action_id: UUID, form: ReceivedForm, now: datetime
) -> None:
    """The one it was promised to says whether it has reached them (P16)."""
    async with transaction():
        plan, one = await _mine(participant, action_id, now)
        receives = one.action.for_whom == participant.person_id
        if not receives or one.action.confirmed_by is not ConfirmedBy.RECEIVER:
            raise NotFound
        by = By(person=participant.person_id)
        await _step(plan, one, _ANSWERS[form.word], by, form.note or "", now)


async def answer_as_verifier(verifier: Verifier, form: ReceivedForm, now: datetime) -> None:
    """The verifier's link shows one action, and answers for that one alone (R37)."""
    async with transaction():
        track_id = await agreements.track_of_action(verifier.action_id)
        plan, one = await _planned(track_id, verifier.action_id, now)
        if one.action.confirmed_by is not ConfirmedBy.VERIFIER:
            raise NotFound
        by = By(link=verifier.link_id)
        await _step(plan, one, _ANSWERS[form.word], by, form.note or "", now)


async def confirm_for_office(
    staff: Staff, track_id: UUID, action_id: UUID, note: str, now: datetime
) -> None:
    """Staff confirm: their own lines, or what a receiver or verifier told them (R46)."""
    await _by_staff(staff, track_id, action_id, StepKind.CONFIRMED, note, now)


async def record_progress(
    staff: Staff, track_id: UUID, action_id: UUID, note: str, now: datetime
) -> None:
    await _by_staff(staff, track_id, action_id, StepKind.PROGRESS, note, now)


async def waive(staff: Staff, track_id: UUID, action_id: UUID, note: str, now: datetime) -> None:
    """No longer asked for, with the reason (9.5)."""
    await _by_staff(staff, track_id, action_id, StepKind.WAIVED, note, now)


async def move_day(
    staff: Staff, track_id: UUID, action_id: UUID, form: NewDayForm, now: datetime, profile: Profile
) -> None:
    """A small change of the day; a larger one is a new version of the agreement (9.5)."""
    async with transaction():
        plan, one = await _planned(track_id, action_id, now)
        today = now.astimezone(profile.zone).date()
        due_on = moved_to(one, form.due_on, today, profile)
        by = By(account=staff.account_id)
        await _step(plan, one, StepKind.MOVED, by, form.note, now, due_on=due_on)


async def _by_staff(
    staff: Staff, track_id: UUID, action_id: UUID, kind: StepKind, note: str, now: datetime
) -> None:
    async with transaction():
        plan, one = await _planned(track_id, action_id, now)
        await _step(plan, one, kind, By(account=staff.account_id), note, now)


async def _mine(participant: Participant, action_id: UUID, now: datetime) -> tuple[Plan, Tracked]:
    seat = await cases.seat(participant)
    track_id = await agreements.track_of_action(action_id)
    if track_id not in seat.track_ids:
        raise NotFound
    return await _planned(track_id, action_id, now)


async def _planned(track_id: UUID | None, action_id: UUID, now: datetime) -> tuple[Plan, Tracked]:
    if track_id is None:
        raise NotFound
    await alone_with(track_id)
    plan = await plan_of(track_id, now)
    if plan is None:
        raise NotFound
    return plan, plan.action(action_id)


async def _step(
    plan: Plan,
    one: Tracked,
    kind: StepKind,
    by: By,
    note: str,
    now: datetime,
    due_on: date | None = None,
) -> None:
    may_step(one, kind)
    await _keep(plan, one, kind, by, note, now, due_on)
    await record(WORDS[kind], by=by.id, at=now, about=one.action.id)
    after = await plan_of(plan.in_force.version.track_id, now)
    if after is not None:
        await project(after, now)
        await _tell(after, one, kind, now)


async def _keep(
    plan: Plan,
    one: Tracked,
    kind: StepKind,
    by: By,
    note: str,
    now: datetime,
    due_on: date | None,
) -> None:
    row_id, version = new_id(), plan.in_force.version
    await ActionStep(
        id=row_id,
        case_id=version.case_id,
        track_id=version.track_id,
        action_id=one.action.id,
        kind=kind.value,
        at=now,
        place=len(one.steps),
        due_on=due_on,
        by_person=by.person,
        by_account=by.account,
        by_link=by.link,
        key_id=version.key_id,
        sealed=await vault.seal(StepNote(note), version.key_id, f"action_step:{row_id}"),
    ).save()


async def _tell(plan: Plan, one: Tracked, kind: StepKind, now: datetime) -> None:
    """The person harmed hears of what is owed to them, once the facilitator releases it (R58)."""
    if kind is StepKind.CONFIRMED:
        await tell_of_action(plan, one, now)
    if kind in (StepKind.CONFIRMED, StepKind.WAIVED):
        await tell_of_end(plan, now)


WORDS = {
    StepKind.PROGRESS: Word.PROGRESS_RECORDED,
    StepKind.SAID_DONE: Word.ACTION_SAID_DONE,
    StepKind.HELP_WANTED: Word.HELP_WANTED,
    StepKind.CONFIRMED: Word.ACTION_CONFIRMED,
    StepKind.NOT_YET: Word.ACTION_NOT_YET,
    StepKind.MOVED: Word.ACTION_MOVED,
    StepKind.WAIVED: Word.ACTION_WAIVED,
}
