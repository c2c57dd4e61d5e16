"""Loads the newest version for a command, and rewrites what lists show of it."""

from datetime import datetime
from uuid import UUID

import msgspec

from restorative.agreements.queries.drafts import Version, draft_of, versions_of
from restorative.agreements.rules.signing import Draft, is_signed, unsigned
from restorative.agreements.tables import Agreement, AgreementVersion
from restorative.cases import queries as cases
from restorative.cases.rules import Circle
from restorative.db import alone_with
from restorative.kernel.errors import NotFound
from restorative.kernel.ids import new_id
from restorative.meetings import queries as meetings


class Work(msgspec.Struct, frozen=True):
    """One agreement with everything a decision about it needs."""

    version: Version
    circle: Circle
    draft: Draft
    attended: frozenset[UUID]


async def opened(track_id: UUID, now: datetime, may_open_by: UUID | None = None) -> Work:
    """The newest version; where there is none yet, `may_open_by` opens the first."""
    await alone_with(track_id)
    circle = await cases.circle(track_id, now)
    await cases.require_open(circle.case_id)
    version = next(iter(await versions_of(track_id)), None)
    if version is None:
        if may_open_by is None:
            raise NotFound
        version = await _open(circle, may_open_by, now)
    return Work(
        version=version,
        circle=circle,
        draft=await draft_of(version, circle),
        attended=await meetings.attended(track_id),
    )


async def project(work: Work, now: datetime) -> None:
    """Rewrite `missing` and `in_force_since` from what is true after this command."""
    draft = await draft_of(work.version, work.circle)
    missing = len(unsigned(work.circle, draft, work.attended)) if draft.actions else 0
    stands = is_signed(work.circle, draft, work.attended)
    await Agreement.update(
        {Agreement.missing: missing, Agreement.in_force_since: now if stands else None}
    ).where(Agreement.id == work.version.agreement_id)


async def _open(circle: Circle, by: UUID, now: datetime) -> Version:
    agreement_id, version_id = new_id(), new_id()
    await Agreement(
        id=agreement_id,
        case_id=circle.case_id,
        track_id=circle.track_id,
        key_id=(await cases.case_file(circle.case_id, now)).key_id,
        opened_at=now,
        opened_by=by,
    ).save()
    await AgreementVersion(
        id=version_id,
        agreement_id=agreement_id,
        number=1,
        language=circle.young_person.card.language,
        opened_at=now,
        opened_by=by,
    ).save()
    return (await versions_of(circle.track_id))[0]
