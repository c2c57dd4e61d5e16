"""Every answer goes this way: kept, audited, told to the rooms above, in one transaction."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from restorative.audit import Word, record
from restorative.cases import queries as cases
from restorative.consent import rules
from restorative.consent.facts import ConsentGiven, ConsentRefused, ConsentWithdrawn
from restorative.consent.rules import MEETING, Answer, Decision, Evidence, Known, Line, Wording
from restorative.consent.sealed import sealed
from restorative.consent.tables import DecisionRow, WordingRow
from restorative.kernel.facts import announce
from restorative.kernel.ids import new_id

WORDS = {
    Answer.YES: Word.CONSENT_GIVEN,
    Answer.NO: Word.CONSENT_REFUSED,
    Answer.NOT_SURE: Word.CONSENT_UNSURE,
    Answer.TALK_FIRST: Word.CONSENT_TALK_FIRST,
    Answer.WITHDRAWN: Word.CONSENT_WITHDRAWN,
}
HEARD: dict[Answer, type[ConsentGiven] | type[ConsentRefused]] = {
    Answer.YES: ConsentGiven,
    Answer.NO: ConsentRefused,
}


async def next_lines(case_id: UUID, count: int) -> tuple[Line, ...]:
    """The next places in the order of the answers; the caller is alone with the case."""
    latest = (
        await DecisionRow.select(DecisionRow.number)
        .where(DecisionRow.case_id == case_id)
        .order_by(DecisionRow.number, ascending=False)
        .first()
    )
    first = (latest["number"] if latest else 0) + 1
    return tuple(Line(new_id(), first + n) for n in range(count))


async def keep_wording(wording: Wording) -> None:
    """The exact words stay with the answer; the same words are kept once."""
    row = WordingRow(
        id=new_id(),
        fingerprint=wording.fingerprint,
        content=msgspec.json.encode(wording).decode(),
    )
    await WordingRow.insert(row).on_conflict(target=WordingRow.fingerprint, action="DO NOTHING")


async def keep(
    decisions: Sequence[Decision], evidence: Evidence, case_id: UUID, by: UUID | None
) -> None:
    for one in decisions:
        await _add(one, evidence, case_id)
        await record(WORDS[one.answer], by=by, at=one.at, about=one.key.person_id)


async def tell(decision: Decision, known: Known) -> None:
    """A yes that has ended stops what rested on it; a yes or a no is heard, no more (R5, R6)."""
    circle, key = known.circle, decision.key
    tracks = await tracks_of(circle.case_id, key.track_id)
    if rules.ends_a_yes(decision, known.decisions) and key.code in MEETING:
        await tell_withdrawn(circle.case_id, tracks, key.person_id, decision.at)
        return
    if kind := HEARD.get(decision.answer):
        await announce(
            kind(
                case_id=circle.case_id,
                track_ids=tracks,
                person_id=key.person_id,
                code=key.code,
                at=decision.at,
            )
        )


async def tell_withdrawn(
    case_id: UUID, track_ids: tuple[UUID, ...], person_id: UUID, at: datetime
) -> None:
    await announce(
        ConsentWithdrawn(case_id=case_id, track_ids=track_ids, person_id=person_id, at=at)
    )


async def tracks_of(case_id: UUID, track_id: UUID | None) -> tuple[UUID, ...]:
    """What belongs to the whole case touches each of its tracks."""
    if track_id:
        return (track_id,)
    return tuple(one.id for one in await cases.tracks(case_id))


async def _add(decision: Decision, evidence: Evidence, case_id: UUID) -> None:
    key = decision.key
    key_id = await cases.key_of_party(case_id, key.person_id)
    await DecisionRow(
        id=decision.id,
        case_id=case_id,
        number=decision.number,
        code=key.code,
        person_id=key.person_id,
        on_behalf_of=key.on_behalf_of,
        scope=key.scope,
        track_id=key.track_id,
        answer=decision.answer,
        how=decision.how,
        at=decision.at,
        wording=decision.wording,
        language=decision.language,
        link_id=decision.link_id,
        recorded_by=decision.recorded_by,
        explained_at=decision.explained_at,
        explained_by=decision.explained_by,
        authority=decision.authority,
        offered=" ".join(decision.offered),
        voluntary=decision.voluntary,
        cooling_off_waived=decision.cooling_off_waived,
        supersedes=decision.supersedes,
        key_id=key_id,
        sealed=await sealed(evidence, key_id, decision.id),
    ).save()
