"""The answers of a case for its staff: the matrix, and one question to write an answer down for."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from restorative.cases import queries as cases
from restorative.cases.rules import ContactPermission, Member
from restorative.consent import rules
from restorative.consent.queries.known import known_of_case
from restorative.consent.queries.texts import LANGUAGES, wording_for
from restorative.consent.rules import Cell, Code, Is, Key, Known, Matrix, Wording
from restorative.kernel.blockers import Blocker
from restorative.kernel.errors import NotFound
from restorative.kernel.sentences import Sentence
from restorative.profile import Profile


class KeyInCase(msgspec.Struct, frozen=True):
    key: Key
    member: Member
    known: Known
    profile: Profile


class CellLine(msgspec.Struct, frozen=True):
    """One answer on the matrix: word, date, how, and the next thing to do."""

    ref: str
    word: Sentence
    stands: Is
    detail: Sentence | None
    decision_id: UUID | None
    at: datetime | None
    how: Sentence | None
    why: Sentence | None
    next: Sentence | None
    ask: Sentence | None
    may_record: bool
    to_countersign: UUID | None


class RowLine(msgspec.Struct, frozen=True):
    """One person; `for_child` are the answers that they gave for a child.

    `contact` is C0, which is kept with the case: may this person harmed be contacted?
    """

    member: Member
    contact: ContactPermission | None
    cells: dict[Code, tuple[CellLine, ...]]
    for_child: dict[Code, tuple[CellLine, ...]]
    lacks_guardian: bool
    has_withdrawn: bool


class TrackLines(msgspec.Struct, frozen=True):
    """`codes` are those that somebody of this track is asked, in their order."""

    track_id: UUID
    young_person: str
    codes: tuple[Code, ...]
    rows: tuple[RowLine, ...]
    blockers: tuple[Blocker, ...]


class MatrixPage(msgspec.Struct, frozen=True):
    reference: str
    tracks: tuple[TrackLines, ...]


class RecordPage(msgspec.Struct, frozen=True):
    """What has to be read out, and what has to be asked along with it."""

    ref: str
    who: Member
    child: Member | None
    code: Code
    wording: Wording
    needs_interpreter: bool
    asks_name: bool
    not_yet: Sentence | None
    languages: tuple[str, ...]


async def matrix_page(case_id: UUID, now: datetime) -> MatrixPage:
    everything, profile = await known_of_case(case_id, now)
    harmed = [one.person_id for known in everything for one in known.circle.harmed]
    contacts = await cases.contact_permissions(harmed)
    found = [_track(known, contacts, profile, now) for known in everything]
    reference = everything[0].circle.reference if everything else ""
    return MatrixPage(reference, tuple(found))


async def record_page(case_id: UUID, ref: str, language: str | None, now: datetime) -> RecordPage:
    asked = await key_in_case(case_id, ref, now)
    key, member = asked.key, asked.member
    spoken = language if language in LANGUAGES else _first_language(member, asked.profile)
    child = asked.known.circle.member(key.on_behalf_of) if key.on_behalf_of else None
    return RecordPage(
        ref=ref,
        who=member,
        child=child,
        code=key.code,
        wording=wording_for(key, rules.audience(key, member), spoken),
        needs_interpreter=rules.needs_interpreter(member, spoken),
        asks_name=rules.asks_name(key),
        not_yet=rules.why_not_yet(key, asked.known, asked.profile, now),
        languages=LANGUAGES,
    )


async def key_in_case(case_id: UUID, ref: str, now: datetime) -> KeyInCase:
    """A question of another case is not there."""
    everything, profile = await known_of_case(case_id, now)
    for known in everything:
        for key in rules.needed(known.circle, known.plan):
            member = known.circle.member(key.person_id)
            if key.ref == ref and member:
                return KeyInCase(key, member, known, profile)
    raise NotFound


async def person_in_case(case_id: UUID, person_id: UUID, now: datetime) -> Member:
    return await cases.member(case_id, person_id, now)


def _first_language(member: Member, profile: Profile) -> str:
    own = member.card.language
    return own if own in LANGUAGES else profile.languages[0]


def _track(
    known: Known, contacts: Mapping[UUID, ContactPermission], profile: Profile, now: datetime
) -> TrackLines:
    found = rules.matrix(known, profile, now)
    asked = {cell.code for cell in found.cells}
    return TrackLines(
        track_id=known.circle.track_id,
        young_person=known.circle.young_person.card.initials,
        codes=tuple(code for code in rules.ASKED_IN_ORDER if code in asked),
        rows=tuple(_row(row, found, contacts) for row in found.rows),
        blockers=tuple(rules.blockers_of_meeting(found)),
    )


def _row(row: rules.Row, found: Matrix, contacts: Mapping[UUID, ContactPermission]) -> RowLine:
    own = [cell for cell in row.cells if cell.key.on_behalf_of is None]
    others = [cell for cell in row.cells if cell.key.on_behalf_of]
    return RowLine(
        member=row.member,
        contact=contacts.get(row.member.person_id),
        cells=_by_code(own),
        for_child=_by_code(others),
        lacks_guardian=row.member.is_minor
        and row.member.is_direct
        and found.lacks_a_guardian(row.member),
        has_withdrawn=row.has_withdrawn,
    )


def _by_code(cells: list[Cell]) -> dict[Code, tuple[CellLine, ...]]:
    return {
        code: tuple(_line(cell) for cell in cells if cell.code is code)
        for code in rules.ASKED_IN_ORDER
        if any(cell.code is code for cell in cells)
    }


def _line(cell: Cell) -> CellLine:
    given, stands = cell.state.decision, cell.state.stands
    return CellLine(
        ref=cell.key.ref,
        word=rules.STATES[stands],
        stands=stands,
        detail=rules.detail(cell.key),
        decision_id=given.id if given else None,
        at=given.at if given else None,
        how=rules.WAYS[given.how] if given else None,
        why=cell.state.why,
        next=_next(cell),
        ask=rules.ASK.get(stands),
        may_record=stands is not Is.VOID,
        to_countersign=given.id if given and stands is Is.AWAITING else None,
    )


def _next(cell: Cell) -> Sentence | None:
    """Whoever stopped is called once, not once for each answer."""
    stands = cell.state.stands
    if stands is Is.WITHDRAWN and cell.code is not Code.C1:
        return None
    return rules.NEXT.get(stands)
