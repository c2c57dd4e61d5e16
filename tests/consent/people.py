"""The people of case A4 and what they say, without a database."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import UUID

import msgspec

from restorative.cases.rules import Circle, Member, Role, Side
from restorative.consent.rules import (
    Answer,
    Code,
    Decision,
    Given,
    How,
    Key,
    Known,
    Line,
    Offer,
    decided,
    needed,
    withdrawn,
)
from restorative.people.rules import (
    Authority,
    Channel,
    Conflict,
    Guardian,
    GuardianKind,
    PersonCard,
    PersonKind,
    Verified,
)
from restorative.preparation.rules import (
    AttendeeCategory,
    Explained,
    Format,
    Item,
    MeetingPlan,
    PlaceKind,
)
from restorative.profile import Profile, load
from restorative.profile.ages import age_on, is_adult
from restorative.profile.days import local_day

PROFILE = load("tm-pilot")
NOON = datetime(2027, 3, 6, 12, tzinfo=UTC)
A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)
CASE, TRACK, KEY = UUID(int=1), UUID(int=2), UUID(int=3)
AKNABAT, MAYSA = UUID(int=11), UUID(int=12)
YHLAS, ORAZGUL, NURMYRAT = UUID(int=21), UUID(int=22), UUID(int=23)
SELBI, JEMAL, BERDI = UUID(int=31), UUID(int=32), UUID(int=33)
OLGA, TIMUR = UUID(int=41), UUID(int=51)
BORN = {YHLAS: date(2013, 2, 2), SELBI: date(2014, 8, 30)}
PLAN = MeetingPlan(
    track_id=TRACK,
    format=Format.DIRECT,
    place_kind=PlaceKind.OUR_OFFICE,
    in_person=True,
    attendee_categories=(),
    set_at=NOON - 9 * A_DAY,
    set_by=AKNABAT,
)


def a_card(person_id: UUID, called: str, born_on: date | None = None) -> PersonCard:
    return PersonCard(
        id=person_id,
        kind=PersonKind.PERSON,
        called=called,
        full_name=f"{called} E.",
        initials=f"{called[0]}.",
        language="tk",
        interpreter_language=None,
        born_on=born_on,
        channel=Channel.SMS,
        do_not_contact=False,
        has_phone=True,
        has_email=False,
        key_id=KEY,
    )


def a_direct(person_id: UUID, called: str, side: Side, born_on: date, now: datetime) -> Member:
    return Member(
        person_id=person_id,
        role=Role.RESPONSIBLE if side is Side.RESPONSIBLE else Role.HARMED,
        side=side,
        track_id=TRACK if side is Side.RESPONSIBLE else None,
        for_person_id=None,
        card=a_card(person_id, called, born_on),
        age=age_on(born_on, local_day(now, PROFILE)),
        is_minor=not is_adult(born_on, now, PROFILE),
    )


def a_guardian(
    person_id: UUID,
    called: str,
    child: Member,
    conflict: Conflict = Conflict.NONE,
    verified: Verified = Verified.PASSPORT,
    recorded_at: datetime | None = None,
) -> Member:
    guardian = Guardian(
        child_id=child.person_id,
        guardian_id=person_id,
        kind=GuardianKind.MOTHER,
        authority=Authority.JOINT,
        verified_how=verified,
        conflict=conflict,
        recorded_at=recorded_at,
    )
    return Member(
        person_id=person_id,
        role=Role.GUARDIAN,
        side=child.side,
        track_id=child.track_id,
        for_person_id=child.person_id,
        card=a_card(person_id, called, date(1985, 5, 5)),
        may_authorise=guardian.may_authorise and child.is_minor,
        guardian=guardian,
    )


def a_circle(*members: Member) -> Circle:
    return Circle(CASE, TRACK, "RJ-2027-0015", members[0], members)


def of_case_a4(now: datetime = NOON, berdi: Conflict = Conflict.NONE) -> Circle:
    """Yhlas, 14, with his grandparents; Selbi, 12, with her parents."""
    yhlas = a_direct(YHLAS, "Yhlas", Side.RESPONSIBLE, BORN[YHLAS], now)
    selbi = a_direct(SELBI, "S", Side.HARMED, BORN[SELBI], now)
    return a_circle(
        yhlas,
        a_guardian(ORAZGUL, "Orazgül", yhlas),
        a_guardian(NURMYRAT, "Nurmyrat", yhlas),
        selbi,
        a_guardian(JEMAL, "Jemal", selbi),
        a_guardian(BERDI, "Berdi", selbi, berdi),
    )


def with_olga(now: datetime = NOON) -> Circle:
    """Yhlas and one grandfather; an adult was harmed."""
    yhlas = a_direct(YHLAS, "Yhlas", Side.RESPONSIBLE, BORN[YHLAS], now)
    olga = a_direct(OLGA, "Olga", Side.HARMED, date(1992, 1, 1), now)
    return a_circle(yhlas, a_guardian(NURMYRAT, "Nurmyrat", yhlas), olga)


def told(person_id: UUID, at: datetime | None) -> Explained:
    return Explained(
        person_id=person_id,
        at=at,
        language="tk",
        items=tuple(Item),
        missing=(),
        teach_back=at is not None,
        by=AKNABAT,
    )


def knowing(
    circle: Circle,
    plan: MeetingPlan | None = PLAN,
    explained_at: datetime | None = NOON - 3 * A_DAY,
    decisions: Iterable[Decision] = (),
) -> Known:
    """Everybody had everything explained three days ago."""
    return Known(
        circle=circle,
        plan=plan,
        decisions=tuple(decisions),
        explained={one.person_id: told(one.person_id, explained_at) for one in circle.members},
    )


def saying(answer: Answer, how: How = How.LINK, **more: object) -> Given:
    free = {"offered": tuple(Offer), "voluntary": True} if answer is Answer.YES else {}
    return Given(answer=answer, how=how, **{**free, **more})  # type: ignore[arg-type]


_numbers = count(1)


def a_line() -> Line:
    number = next(_numbers)
    return Line(UUID(int=1000 + number), number)


def after(known: Known, *decisions: Decision) -> Known:
    return msgspec.structs.replace(known, decisions=(*known.decisions, *decisions))


def answered(
    known: Known, key: Key, answer: Answer, at: datetime = NOON, profile: Profile = PROFILE
) -> Known:
    """By the rules: what they refuse is refused here too."""
    given = saying(answer)
    if answer is Answer.WITHDRAWN:
        return after(known, withdrawn(key, given, known, at, a_line()))
    return after(known, decided(key, given, known, profile, at, a_line()))


def all_yes(known: Known, at: datetime = NOON) -> Known:
    """Everybody answers everything with yes, each question in its turn."""
    order = [Code.C1, Code.C12, Code.C7, Code.C2, Code.C4, Code.C5, Code.C10]
    keys = needed(known.circle, known.plan)
    for key in sorted(keys, key=lambda one: order.index(one.code)):
        known = answered(known, key, Answer.YES, at)
    return known


def key_of(
    known: Known, person_id: UUID, code: Code, child: UUID | None = None, scope: str = ""
) -> Key:
    (found,) = [
        key
        for key in needed(known.circle, known.plan)
        if key.person_id == person_id
        and key.code is code
        and key.on_behalf_of == child
        and scope in ("", key.scope)
    ]
    return found


WITH_INTERPRETER = msgspec.structs.replace(
    PLAN, attendee_categories=(AttendeeCategory.INTERPRETER,)
)
