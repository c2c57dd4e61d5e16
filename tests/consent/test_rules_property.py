"""No way of answering, changing or waiting leads to a meeting that somebody has not agreed to.

Random families, plans, answers, conflicts and clocks; after each step what the rules
say is compared with a second reading of domain section 5 that shares no line with them.
"""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from restorative.cases.rules import Circle, Member, Role, Side
from restorative.consent.rules import (
    Answer,
    Code,
    Decision,
    Given,
    How,
    Key,
    Known,
    Offer,
    all_of_taking_part,
    blockers_of_meeting,
    countersigned,
    decided,
    matrix,
    needed,
    withdrawn,
)
from restorative.kernel.errors import RuleBroken
from restorative.people.rules import Conflict, Verified
from restorative.preparation.rules import (
    AttendeeCategory,
    Explained,
    Format,
    MeetingPlan,
    PlaceKind,
)
from restorative.profile.ages import becomes_adult_at
from tests.consent.people import (
    AKNABAT,
    MAYSA,
    PROFILE,
    TRACK,
    a_circle,
    a_direct,
    a_guardian,
    a_line,
    knowing,
    saying,
    told,
)

START = datetime(2027, 3, 1, 4, tzinfo=UTC)
PEOPLE = [UUID(int=100 + n) for n in range(12)]
ELSEWHERE = UUID(int=999)


class World:
    """One track and its clock; every deed goes through the rules."""

    def __init__(self, births: list[date], guardians: list[list[Conflict]]) -> None:
        self.now = START
        self.births = births
        self.guardians = guardians
        self.gone: set[UUID] = set()
        self.recorded_at: dict[UUID, datetime] = {}
        self.plan: MeetingPlan | None = None
        self.decisions: tuple[Decision, ...] = ()
        self.explained: dict[UUID, Explained] = {}
        self.talked: dict[UUID, datetime] = {}
        self.shared: frozenset[frozenset[UUID]] = frozenset()

    @property
    def circle(self) -> Circle:
        found: list[Member] = []
        for n, born_on in enumerate(self.births):
            side = Side.RESPONSIBLE if n == 0 else Side.HARMED
            child = a_direct(PEOPLE[n], f"P{n}", side, born_on, self.now)
            found.append(child)
            for m, conflict in enumerate(self.guardians[n]):
                who = PEOPLE[4 + 2 * n + m]
                if who not in self.gone:
                    at = self.recorded_at.get(who)
                    found.append(a_guardian(who, f"G{n}{m}", child, conflict, recorded_at=at))
        return a_circle(*found)

    @property
    def known(self) -> Known:
        return Known(
            self.circle, self.plan, self.decisions, self.explained, self.talked, self.shared
        )

    def add(self, decision: Decision) -> None:
        self.decisions = (*self.decisions, decision)

    def blockers(self) -> list:
        return blockers_of_meeting(matrix(self.known, PROFILE, self.now))


births = st.dates(date(2007, 1, 1), date(2018, 1, 1))
adults = st.dates(date(1960, 1, 1), date(2000, 1, 1))
conflicts = st.one_of(
    st.just([Conflict.NONE, Conflict.NONE]),
    st.lists(st.sampled_from([Conflict.NONE, Conflict.HARMED]), max_size=2),
)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    harmed = draw(st.lists(st.one_of(births, adults), min_size=1, max_size=2))
    found = [draw(births), *harmed]
    return World(found, [list(draw(conflicts)) for _ in found])


plans = st.builds(
    MeetingPlan,
    track_id=st.just(TRACK),
    format=st.sampled_from(Format),
    place_kind=st.sampled_from([PlaceKind.OUR_OFFICE, PlaceKind.SCHOOL]),
    in_person=st.booleans(),
    attendee_categories=st.lists(st.sampled_from(AttendeeCategory), max_size=2, unique=True).map(
        tuple
    ),
    set_at=st.just(START),
    set_by=st.just(AKNABAT),
)


def everybody_says_yes(world: World, draw: st.DataObject) -> None:
    """What would otherwise hardly ever happen by chance."""
    order = [Code.C1, Code.C12, Code.C7, Code.C2, Code.C4, Code.C5, Code.C10]
    keys = sorted(needed(world.circle, world.plan), key=lambda key: order.index(key.code))
    for key in keys:
        try_to_answer(world, key, saying(Answer.YES))


def somebody_answers(world: World, draw: st.DataObject) -> None:
    keys = needed(world.circle, world.plan)
    key = draw.draw(st.sampled_from(keys))
    answer = draw.draw(st.sampled_from([Answer.YES, Answer.YES, Answer.NO, Answer.NOT_SURE]))
    how = draw.draw(st.sampled_from([How.LINK, How.PAPER, How.ORAL]))
    free = draw.draw(st.booleans())
    offers = tuple(Offer) if free else ()
    try_to_answer(
        world,
        key,
        saying(
            answer, how, offered=offers, voluntary=free, witness="W", recorded_by=MAYSA,
            waived=draw.draw(st.booleans()),
        ),
    )  # fmt: skip


def try_to_answer(world: World, key: Key, given: Given) -> None:
    with suppress(RuleBroken):
        world.add(decided(key, given, world.known, PROFILE, world.now, a_line()))


def somebody_stops(world: World, draw: st.DataObject) -> None:
    """R5: it blocks at once, whoever of those who decide it was."""
    who = draw.draw(st.sampled_from(world.circle.members))
    decides = who.is_direct or who.may_authorise
    for key in all_of_taking_part(who.person_id, world.known):
        world.add(withdrawn(key, saying(Answer.WITHDRAWN), world.known, world.now, a_line()))
    if decides:
        assert world.blockers()


def one_yes_is_taken_back(world: World, draw: st.DataObject) -> None:
    """R5"""
    rests_on = [
        key
        for key in needed(world.circle, world.plan)
        if key.code in (Code.C1, Code.C2, Code.C4, Code.C5)
    ]
    key = draw.draw(st.sampled_from(rests_on))
    world.add(withdrawn(key, saying(Answer.WITHDRAWN), world.known, world.now, a_line()))
    assert world.blockers()


def an_answer_is_countersigned(world: World, draw: st.DataObject) -> None:
    if not world.decisions:
        return
    at = draw.draw(st.integers(0, len(world.decisions) - 1))
    try:
        signed = countersigned(world.decisions[at], AKNABAT, world.now)
    except RuleBroken:
        return
    world.decisions = (*world.decisions[:at], signed, *world.decisions[at + 1 :])


def everything_is_explained(world: World, draw: st.DataObject) -> None:
    for member in world.circle.members:
        world.explained.setdefault(member.person_id, told(member.person_id, world.now))


def the_plan_changes(world: World, draw: st.DataObject) -> None:
    world.plan = draw.draw(plans)


def the_plan_is_made(world: World, draw: st.DataObject) -> None:
    joint = msgspec.structs.replace(draw.draw(plans), format=Format.DIRECT)
    world.plan = joint


def a_guardian_comes_into_conflict(world: World, draw: st.DataObject) -> None:
    n = draw.draw(st.integers(0, len(world.guardians) - 1))
    if world.guardians[n]:
        kinds = st.sampled_from([Conflict.NONE, Conflict.HARMED, Conflict.DISPUTE])
        world.guardians[n][0] = draw.draw(kinds)
        world.recorded_at[PEOPLE[4 + 2 * n]] = world.now


def a_guardian_leaves(world: World, draw: st.DataObject) -> None:
    world.gone = {*world.gone, draw.draw(st.sampled_from(PEOPLE[4:10]))}


def two_share_a_phone(world: World, draw: st.DataObject) -> None:
    world.shared = frozenset({frozenset({PEOPLE[0], PEOPLE[4]}), frozenset({PEOPLE[1], PEOPLE[6]})})


def somebody_is_talked_with(world: World, draw: st.DataObject) -> None:
    world.talked[draw.draw(st.sampled_from(PEOPLE[:3]))] = world.now


def time_passes(world: World, draw: st.DataObject) -> None:
    steps = [timedelta(hours=1), timedelta(days=3), timedelta(days=89), timedelta(days=91)]
    world.now += draw.draw(st.sampled_from(steps))


def they_think_it_over(world: World, draw: st.DataObject) -> None:
    world.now += timedelta(hours=draw.draw(st.sampled_from([72, 72, 30, 1])))


def somebody_turns_eighteen(world: World, draw: st.DataObject) -> None:
    turns = [becomes_adult_at(one, PROFILE) for one in world.births]
    coming = [at for at in turns if at > world.now]
    if coming:
        world.now = min(coming) - timedelta(seconds=draw.draw(st.integers(0, 1)))


BEGINNING = [everything_is_explained, the_plan_is_made, they_think_it_over, everybody_says_yes]
STEPS = [
    everybody_says_yes,
    somebody_answers,
    somebody_answers,
    somebody_answers,
    somebody_stops,
    one_yes_is_taken_back,
    an_answer_is_countersigned,
    the_plan_changes,
    a_guardian_comes_into_conflict,
    a_guardian_leaves,
    two_share_a_phone,
    somebody_is_talked_with,
    time_passes,
    time_passes,
    somebody_turns_eighteen,
]
MANY = settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(worlds(), st.data())
def test_nobody_meets_while_one_needed_yes_is_missing(world: World, data: st.DataObject):
    """R3, R4, R5, R8, R10, R19, R20, R46, R61"""
    chosen = data.draw(st.lists(st.sampled_from(STEPS), min_size=1, max_size=6))
    for step in [*BEGINNING, *chosen]:
        step(world, data)
        if not world.blockers():
            assert why_nobody_should_meet(world) == []


@MANY
@given(worlds(), st.data())
def test_another_tracks_answers_change_nothing_here(world: World, data: st.DataObject):
    """R39"""
    for step in BEGINNING:
        step(world, data)
    before = matrix(world.known, PROFILE, world.now)
    there = [
        msgspec.structs.replace(
            one,
            key=msgspec.structs.replace(one.key, track_id=ELSEWHERE),
            answer=data.draw(st.sampled_from(Answer)),
            at=world.now,
        )
        for one in world.decisions
        if one.key.track_id == TRACK
    ]
    world.decisions = (*world.decisions, *there)
    assert matrix(world.known, PROFILE, world.now) == before


def test_the_happy_way_is_really_reached():
    """Else the property would prove nothing."""
    world = World([date(2012, 1, 1), date(1990, 1, 1)], [[Conflict.NONE], []])
    world.plan = knowing(world.circle).plan
    everything_is_explained(world, None)  # type: ignore[arg-type]
    world.now += timedelta(days=3)
    everybody_says_yes(world, None)  # type: ignore[arg-type]
    assert (world.blockers(), why_nobody_should_meet(world)) == ([], [])


# ── the second reading ────────────────────────────────────────────────────────


def why_nobody_should_meet(world: World) -> list[str]:
    plan, people = world.plan, world.circle.members
    if plan is None or plan.format is Format.INDIRECT:
        return ["nothing is planned"]
    direct = [one for one in people if one.role in (Role.RESPONSIBLE, Role.HARMED)]
    if {one.side for one in direct} != set(Side):
        return ["one side is empty"]
    found = []
    for person in direct:
        codes = ["C1", "C4", *[f"C5 {one}" for one in plan.attendee_categories]]
        if person.role is Role.RESPONSIBLE:
            codes.append("C2")
        found += [f"{person.card.called} {c}" for c in codes if not _good(world, person, c, None)]
        if _turns(world, person) > world.now:
            found += _no_second_key(world, person, codes)
    return found


def _no_second_key(world: World, child: Member, codes: list[str]) -> list[str]:
    wanted = [c for c in codes if c != "C2" and (child.side is Side.HARMED or c in ("C1", "C4"))]
    guardians = [
        one
        for one in world.circle.members
        if one.for_person_id == child.person_id
        and one.guardian is not None
        and one.guardian.conflict is Conflict.NONE
        and one.guardian.verified_how is not Verified.NOT_YET
    ]
    found = []
    for code in wanted:
        if not any(_good(world, one, code, child) for one in guardians):
            found.append(f"no guardian {code}")
        if any(_against(world, one, code, child) for one in guardians):
            found.append(f"a guardian against {code}")
    return found


def _said(world: World, person: Member, code: str, child: Member | None) -> list[Decision]:
    name, _, scope = code.partition(" ")
    return [
        one
        for one in world.decisions
        if one.key.person_id == person.person_id
        and one.key.code.value == name
        and one.key.on_behalf_of == (child.person_id if child else None)
        and one.key.track_id in (None, TRACK)
        and (not scope or one.key.scope == scope)
    ]


def _latest(found: list[Decision]) -> Decision | None:
    return sorted(found, key=lambda one: (one.at, one.number))[-1] if found else None


def _against(world: World, person: Member, code: str, child: Member) -> bool:
    latest = _latest(_said(world, person, code, child))
    if latest is None:
        return False
    if latest.answer is Answer.WITHDRAWN:
        return True
    stale = code == "C4" and latest.key.scope != world.plan.scope  # type: ignore[union-attr]
    anew = _is_anew(world, child, latest)
    return latest.answer is Answer.NO and not stale and not anew


def _is_anew(world: World, child: Member, latest: Decision) -> bool:
    recorded = [
        one.guardian.recorded_at
        for one in world.circle.members
        if one.for_person_id == child.person_id and one.guardian
    ]
    return any(at is not None and at > latest.at for at in recorded)


def _good(world: World, person: Member, code: str, child: Member | None) -> bool:
    latest = _latest(_said(world, person, code, child))
    return (
        latest is not None
        and latest.answer is Answer.YES
        and not _is_old(world, person, child, latest)
        and not (child and _is_anew(world, child, latest))
        and not _waits_for_somebody(world, person, child, latest)
        and (code != "C2" or (latest.voluntary and len(latest.offered) == 2))
        and (code != "C4" or latest.key.scope == world.plan.scope)  # type: ignore[union-attr]
        and (code != "C4" or _thought_over(world, person, child, latest))
    )


def _is_old(world: World, person: Member, child: Member | None, latest: Decision) -> bool:
    heard = [one.at for one in world.decisions if one.key.person_id == person.person_id]
    heard.append(world.talked.get(person.person_id, latest.at))
    if world.now - max(heard) >= timedelta(days=90):
        return True
    if child is None and person.person_id in PEOPLE[:3]:
        return latest.at < _turns(world, person) <= world.now
    return False


def _waits_for_somebody(
    world: World, person: Member, child: Member | None, latest: Decision
) -> bool:
    if latest.countersigned_by is not None:
        return False
    theirs = [
        one.person_id for one in world.circle.members if one.for_person_id == person.person_id
    ]
    one_phone = person.is_minor and any(
        frozenset({person.person_id, one}) in world.shared for one in theirs
    )
    return latest.how is not How.LINK or one_phone


def _turns(world: World, person: Member) -> datetime:
    return becomes_adult_at(world.births[PEOPLE.index(person.person_id)], PROFILE)


def _thought_over(world: World, person: Member, child: Member | None, given: Decision) -> bool:
    understood = (
        world.explained[person.person_id].at if person.person_id in world.explained else None
    )
    if understood is None or given.at < understood:
        return False
    if given.cooling_off_waived:
        return given.how is How.PAPER
    about = child or person
    young = about.is_minor and (about.side is Side.HARMED or (about.age or 0) < 14)
    return given.at - understood >= timedelta(hours=48 if young else 24)
