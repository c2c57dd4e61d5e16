"""More time, and time that does not count."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.cases import queries, rules
from restorative.cases.commands.acting import alone_with_case
from restorative.cases.facts import TrackHeld, TrackResumed
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Extension, HoldReason, require_open
from restorative.cases.rules.clock import require_may_hold
from restorative.cases.tables import DeadlineExtension, DeadlineMet, TrackHold
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id
from restorative.profile.days import local_day


async def extend_deadline(case_id: UUID, extension: Extension, staff: Staff, now: datetime) -> None:
    """R48: only with the name of who granted it."""
    async with transaction():
        file = await queries.case_for(staff, case_id, now)
        require_open(file.state)
        due = (
            file.deadline if extension.track_id is None else file.deadlines.get(extension.track_id)
        )
        if due is None:
            raise NotFound
        today = local_day(now, await office_profile())
        rules.require_sound(rules.problems_of_extension(extension, due, today))
        row_id = new_id()
        await DeadlineExtension(
            id=row_id,
            case_id=case_id,
            key_id=file.key_id,
            sealed=await vault.seal(extension, file.key_id, f"deadline_extension:{row_id}"),
            recorded_at=now,
            recorded_by=staff.account_id,
        ).save()
        await record(Word.DEADLINE_EXTENDED, by=staff.account_id, at=now, about=case_id)


async def meet_deadline(track_id: UUID, at: datetime) -> None:
    """The meeting was held, or people who stay apart have agreed: the first day stands (R48)."""
    async with transaction():
        day = local_day(at, await office_profile())
        row = DeadlineMet(track_id=track_id, met_on=day)
        await DeadlineMet.insert(row).on_conflict(target=DeadlineMet.track_id, action="DO NOTHING")


async def hold_track(track_id: UUID, reason: HoldReason, by: UUID, now: datetime) -> None:
    """The clock of this young person stands still; the others' go on (R39)."""
    async with transaction():
        case_id = await _keep(track_id, reason, by, now)
        await announce(TrackHeld(case_id=case_id, track_id=track_id, at=now))


async def resume_track(track_id: UUID, by: UUID, now: datetime) -> None:
    async with transaction():
        case_id = await _keep(track_id, None, by, now)
        await announce(TrackResumed(case_id=case_id, track_id=track_id))


async def _keep(track_id: UUID, reason: HoldReason | None, by: UUID, now: datetime) -> UUID:
    case_id = (await queries.track(track_id)).case_id
    await alone_with_case(case_id)
    file = await queries.case_file(case_id, now)
    require_open(file.state)
    require_may_hold(file.deadlines[track_id], reason)
    number = 1 + await TrackHold.count().where(TrackHold.track_id == track_id)
    await TrackHold(
        id=new_id(),
        place=f"{track_id.hex}:{number}",
        case_id=case_id,
        track_id=track_id,
        number=number,
        reason=reason.value if reason else "",
        at=now,
        by=by,
    ).save()
    word = Word.TRACK_HELD if reason else Word.TRACK_RESUMED
    await record(word, by=by, at=now, about=track_id)
    return case_id
