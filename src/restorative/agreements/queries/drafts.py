"""One version with all that was said about it."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from restorative.agreements.rules.actions import Action
from restorative.agreements.rules.copies import copy_for, hash_of
from restorative.agreements.rules.signing import Draft, Objection, ReadBack, Signature
from restorative.agreements.rules.words import Told
from restorative.agreements.sealed import ActionWords, Said, Witness
from restorative.agreements.tables import (
    Agreement,
    AgreementAction,
    AgreementObjection,
    AgreementReadBack,
    AgreementSignature,
    AgreementVersion,
)
from restorative.cases.rules import Circle
from restorative.consent.queries import names_told
from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound


class Version(msgspec.Struct, frozen=True):
    """Which words: the newest version of a track's agreement, or an earlier one."""

    id: UUID
    agreement_id: UUID
    case_id: UUID
    track_id: UUID
    key_id: UUID
    number: int
    language: str
    opened_at: datetime


async def versions_of(track_id: UUID) -> list[Version]:
    """Newest first."""
    row = await Agreement.select().where(Agreement.track_id == track_id).first()
    if row is None:
        return []
    found = (
        await AgreementVersion.select()
        .where(AgreementVersion.agreement_id == row["id"])
        .order_by(AgreementVersion.number, ascending=False)
    )
    return [
        Version(
            id=one["id"],
            agreement_id=row["id"],
            case_id=row["case_id"],
            track_id=track_id,
            key_id=row["key_id"],
            number=one["number"],
            language=one["language"],
            opened_at=one["opened_at"],
        )
        for one in found
    ]


async def actions_of(version: Version) -> tuple[Action, ...]:
    rows = (
        await AgreementAction.select()
        .where(AgreementAction.version_id == version.id)
        .order_by(AgreementAction.number)
    )
    return tuple([await _action(row, version.key_id) for row in rows])


async def draft_of(version: Version, circle: Circle) -> Draft:
    """Everything that decides whether this version may be signed, and by whom."""
    actions = await actions_of(version)
    return Draft(
        version_id=version.id,
        actions=actions,
        hashes=_hashes(version, circle, actions, await names_told(circle)),
        plain=_hashes(version, circle, actions, {}),
        signatures=await _signatures(version),
        objections=await _objections(version),
        read_back=await _read_back(version),
    )


def _hashes(
    version: Version, circle: Circle, actions: tuple[Action, ...], told: Told
) -> dict[UUID, str]:
    return {
        one.person_id: hash_of(
            copy_for(
                one, version.id, version.number, version.language, actions, told.get(one.side, {})
            )
        )
        for one in circle.members
    }


async def _action(row: dict[str, Any], key_id: UUID) -> Action:
    words = await vault.open(
        row["sealed"],
        ActionWords,
        key_id,
        f"agreement_action:{row['id']}",
    )
    return msgspec.convert(
        {
            "id": row["action_id"],
            "number": row["number"],
            "kind": row["kind"],
            "who": row["who"],
            "for_whom": row["for_whom"],
            "what": words.what,
            "by_when": row["by_when"],
            "how_known": words.how_known,
            "confirmed_by": row["confirmed_by"],
            "verifier": words.verifier,
            "verifier_agreed": row["verifier_agreed_at"] is not None,
            "amount": row["amount"],
            "hours": row["hours"],
            "shared_with_harmed": row["shared_with_harmed"],
            "reason": words.reason,
        },
        Action,
    )


async def _signatures(version: Version) -> tuple[Signature, ...]:
    rows = (
        await AgreementSignature.select()
        .where(AgreementSignature.version_id == version.id)
        .order_by(AgreementSignature.signed_at)
    )
    return tuple([await _signature(row, version.key_id) for row in rows])


async def _signature(row: dict[str, Any], key_id: UUID) -> Signature:
    witness = await vault.open(
        row["sealed"],
        Witness,
        key_id,
        f"agreement_signature:{row['id']}",
    )
    return msgspec.convert({**row, "witness": witness.name}, Signature)


async def _objections(version: Version) -> tuple[Objection, ...]:
    rows = (
        await AgreementObjection.select()
        .where(AgreementObjection.version_id == version.id)
        .order_by(AgreementObjection.said_at)
    )
    return tuple([await _objection(row, version.key_id) for row in rows])


async def _objection(row: dict[str, Any], key_id: UUID) -> Objection:
    said = await vault.open(
        row["sealed"],
        Said,
        key_id,
        f"agreement_objection:{row['id']}",
    )
    return msgspec.convert({**row, "said": said.words}, Objection)


async def _read_back(version: Version) -> tuple[ReadBack, ...]:
    rows = (
        await AgreementReadBack.select()
        .where(AgreementReadBack.version_id == version.id)
        .order_by(AgreementReadBack.read_at)
    )
    return tuple(msgspec.convert(row, ReadBack) for row in rows)


async def track_of_action(action_id: UUID) -> UUID | None:
    """The track whose words hold this action; None for an unknown one."""
    row = await _line_of(action_id)
    agreement = await _agreement_of(row["version_id"]) if row else None
    return agreement["track_id"] if agreement else None


async def action_form_values(track_id: UUID, action_id: UUID) -> dict[str, object]:
    """One line as the form for changing it shows it. Raises `NotFound`."""
    version = next(iter(await versions_of(track_id)), None)
    row = (
        version
        and await AgreementAction.select()
        .where(AgreementAction.version_id == version.id)
        .where(AgreementAction.action_id == action_id)
        .first()
    )
    if not version or not row:
        raise NotFound
    words = await vault.open(
        row["sealed"], ActionWords, version.key_id, f"agreement_action:{row['id']}"
    )
    shown = ("kind", "who", "for_whom", "by_when", "confirmed_by", "hours", "shared_with_harmed")
    return {**{name: row[name] for name in shown}, **_boxes(words), "amount": _typed(row["amount"])}


def _boxes(words: ActionWords) -> dict[str, object]:
    return {name: value for name, value in msgspec.structs.asdict(words).items() if value}


def _typed(amount: int) -> str:
    """An amount as it is typed: whole units, a dot, the smallest units."""
    return f"{amount // 100}.{amount % 100:02}" if amount else ""


async def verifier_language(action_id: UUID) -> str:
    """The language in which whoever confirms this action reads; "" for an unknown one."""
    row = await _line_of(action_id)
    agreement = await _agreement_of(row["version_id"]) if row else None
    if row is None or agreement is None:
        return ""
    place = f"agreement_action:{row['id']}"
    words = await vault.open(row["sealed"], ActionWords, agreement["key_id"], place)
    return words.verifier_language


async def _line_of(action_id: UUID) -> dict[str, Any] | None:
    return await AgreementAction.select().where(AgreementAction.action_id == action_id).first()


async def _agreement_of(version_id: UUID) -> dict[str, Any] | None:
    version = AgreementVersion.select(AgreementVersion.agreement_id).where(
        AgreementVersion.id == version_id
    )
    row = await version.first()
    if row is None:
        return None
    return await Agreement.select().where(Agreement.id == row["agreement_id"]).first()
