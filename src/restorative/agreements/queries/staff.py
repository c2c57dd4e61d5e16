"""The agreement as staff work on it, and as the follow-up takes it over."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import msgspec

from restorative.agreements.queries.drafts import Version, actions_of, draft_of, versions_of
from restorative.agreements.rules.actions import Action, over_limits
from restorative.agreements.rules.signing import (
    Draft,
    blocker_of_reading_back,
    blockers_of_signing,
    is_signed,
    must_sign,
    unsigned,
)
from restorative.agreements.tables import Agreement, AgreementInForce
from restorative.cases import queries as cases
from restorative.cases.rules import Circle, Member
from restorative.consent import queries as consent
from restorative.kernel.blockers import Blocker
from restorative.kernel.sentences import Sentence, say
from restorative.kernel.todo import ToDo, Urgency
from restorative.meetings import queries as meetings
from restorative.profile import Profile


class SignerLine(msgspec.Struct, frozen=True):
    """One person who must sign, and how far they are."""

    member: Member
    read_back_at: datetime | None
    signed_at: datetime | None
    is_needed: bool
    waits_for: Blocker | None


class AgreementPage(msgspec.Struct, frozen=True):
    """All that the staff page shows of one track's newest version."""

    version: Version | None
    circle: Circle
    draft: Draft | None
    over: list[tuple[Action, Sentence]]
    signers: list[SignerLine]
    blockers: list[Blocker]
    is_in_force: bool


class InForce(msgspec.Struct, frozen=True):
    """A signed agreement: what the follow-up follows up."""

    version: Version
    circle: Circle
    actions: tuple[Action, ...]
    signed_at: datetime


async def agreement_page(track_id: UUID, now: datetime, profile: Profile) -> AgreementPage:
    circle = await cases.circle(track_id, now)
    version = next(iter(await versions_of(track_id)), None)
    if version is None:
        return AgreementPage(None, circle, None, [], [], [], False)
    draft = await draft_of(version, circle)
    attended = await meetings.attended(track_id)
    over = over_limits(draft.actions, _ages(circle), now.astimezone(profile.zone).date(), profile)
    return AgreementPage(
        version=version,
        circle=circle,
        draft=draft,
        over=over,
        signers=_signers(circle, draft, attended, _page(version)),
        blockers=blockers_of_signing(
            circle,
            draft,
            over,
            await consent.withdrawn(track_id),
            await meetings.was_held(track_id),
            _page(version),
        ),
        is_in_force=is_signed(circle, draft, attended),
    )


async def in_force(track_id: UUID, now: datetime) -> InForce | None:
    """The newest version that everybody who had to has signed."""
    versions = {version.id: version for version in await versions_of(track_id)}
    if not versions:
        return None
    rows = await AgreementInForce.select().where(AgreementInForce.version_id.is_in(list(versions)))
    signed_at = {row["version_id"]: row["signed_at"] for row in rows}
    for version_id, version in versions.items():
        if version_id in signed_at:
            circle, actions = await cases.circle(track_id, now), await actions_of(version)
            return InForce(version, circle, actions, signed_at[version_id])
    return None


async def to_do(case_ids: Collection[UUID], now: datetime) -> list[ToDo]:
    """Agreements that are written and not yet in force: one query."""
    if not case_ids:
        return []
    rows = (
        await Agreement.select()
        .where(Agreement.case_id.is_in(list(case_ids)))
        .where(Agreement.in_force_since.is_null())
    )
    return [
        ToDo(
            case_id=row["case_id"],
            what=say("%(n)s people have not signed the agreement yet", n=row["missing"]),
            since=row["opened_at"],
            state=say("Waits for signatures"),
            where=f"/cases/{row['case_id']}/tracks/{row['track_id']}/agreement",
            urgency=Urgency.WAITING,
        )
        for row in rows
        if row["missing"]
    ]


def _page(version: Version) -> str:
    return f"/cases/{version.case_id}/tracks/{version.track_id}/agreement"


def _ages(circle: Circle) -> dict[UUID, int | None]:
    return {member.person_id: member.age for member in circle.members}


def _signers(
    circle: Circle, draft: Draft, attended: Collection[UUID], page: str
) -> list[SignerLine]:
    needed = {member.person_id for member in unsigned(circle, draft, attended)}
    return [
        SignerLine(
            member=member,
            read_back_at=_read_back_at(member, draft),
            signed_at=_signed_at(member, draft),
            is_needed=member.person_id in needed,
            waits_for=blocker_of_reading_back(member, draft, page),
        )
        for member in must_sign(circle, draft.actions, attended)
    ]


def _read_back_at(member: Member, draft: Draft) -> datetime | None:
    heard = [
        one.read_at
        for one in draft.read_back
        if one.person_id == member.person_id and one.text_hash == draft.hashes.get(member.person_id)
    ]
    return heard[-1] if heard else None


def _signed_at(member: Member, draft: Draft) -> datetime | None:
    signed = [one.signed_at for one in draft.signatures if one.person_id == member.person_id]
    return signed[-1] if signed else None
