"""Cases that are ready for a date: prepared, decided, agreed to by everybody who must."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from restorative.access.rules import Participant, Standing
from restorative.consent import commands as consent
from restorative.consent import queries as answers
from restorative.consent import rules as asking
from restorative.consent.forms import RecordForm
from restorative.consent.rules import Answer, How, Offer
from restorative.kernel.ids import new_id
from restorative.preparation import commands as preparation
from restorative.preparation import queries as prepared_so_far
from restorative.preparation.forms import (
    AssessmentForm,
    ContactForm,
    ExplanationForm,
    PlanForm,
    RiskCheckForm,
    SafetyPlanForm,
    SuitabilityForm,
)
from restorative.preparation.rules import (
    Concern,
    ContactWay,
    Domain,
    Format,
    Gate,
    GateAnswer,
    Item,
    PlaceKind,
    Verdict,
)
from restorative.profile import Profile
from restorative.scheduling import commands, queries
from restorative.scheduling.forms.booking import BookingForm
from restorative.scheduling.forms.places import EntranceForm, HelperForm, RoomForm, VenueForm
from restorative.scheduling.rules import (
    AppointmentView,
    HelperKind,
    InvitationReply,
    RoomUse,
    TimeAnswer,
    Venue,
)
from tests.cases.given import Given, a_member_of_staff, a_plain_case, an_allocated_case
from tests.scheduling.people import INVITED, MEETING

PREPARED = datetime.fromisoformat("2027-03-01T10:00:00+05:00")
AGREED = datetime.fromisoformat("2027-03-05T10:00:00+05:00")
CHECKED = datetime.fromisoformat("2027-03-19T10:00:00+05:00")
MORNING = datetime.fromisoformat("2027-03-20T07:42:00+05:00")


class House(msgspec.Struct):
    """A place with two doors, and who helps there."""

    venue: Venue
    interpreter: UUID
    escort: UUID

    def room(self, use: RoomUse, n: int = 0) -> UUID:
        return self.venue.rooms_for(use)[n].id


async def a_house(given: Given, name: str = "Youth library", now: datetime = PREPARED) -> House:
    staff = given.coordinator
    venue_id = await commands.add_venue(VenueForm(name, "Garden street 1"), staff, now)
    for room, use, chairs in (
        ("Big room", RoomUse.MEETING, 12),
        ("Waiting room A", RoomUse.WAITING, 4),
        ("Waiting room B", RoomUse.WAITING, 4),
    ):
        await commands.add_room(venue_id, RoomForm(room, use, chairs, True), staff, now)
    for door in ("the door on the street", "the small door on the garden side"):
        await commands.add_entrance(venue_id, EntranceForm(door, True), staff, now)
    interpreter = HelperForm(HelperKind.INTERPRETER, "Gülälek", "+99361000020", "tk ru uz")
    escort = HelperForm(HelperKind.ESCORT, "Kerim", "+99361000021")
    return House(
        await queries.venue(venue_id),
        await commands.add_helper(interpreter, staff, now),
        await commands.add_helper(escort, staff, now),
    )


async def prepared(given: Given, now: datetime = PREPARED) -> Given:
    """Talks, explanation, safety plan, assessment, two supervisors' decision, the plan."""
    staff, case_id, track_id = given.facilitator, given.case_id, given.track_id
    for person_id in given.people.values():
        talk = ContactForm(on=now.date(), how=ContactWay.VISIT, reached=True)
        await preparation.hold_contact(staff, case_id, person_id, talk, now)
        told = ExplanationForm(items=tuple(Item), language="tk", teach_back=True)
        await preparation.explain(staff, case_id, person_id, told, now)
    gates = {f"gate_{one}": GateAnswer.YES for one in Gate}
    concerns = {f"concern_{one}": Concern.NONE for one in Domain}
    found = AssessmentForm(**gates, **concerns)  # type: ignore[arg-type]
    await preparation.assess(staff, case_id, track_id, found, now)
    await preparation.write_safety_plan(
        staff, case_id, track_id, SafetyPlanForm(signal="Two fingers."), now
    )
    first = await a_member_of_staff("Döwran", Standing.SUPERVISOR, now)
    second = await a_member_of_staff("Enejan", Standing.SUPERVISOR, now)
    decision = SuitabilityForm(decision=Verdict.GO, reasons="Both want to meet.")
    await preparation.decide_suitability(first, case_id, track_id, decision, now)
    known = await prepared_so_far.preparation(track_id, now)
    if known.suitability and known.suitability.needs_second:
        await preparation.sign_suitability(second, case_id, track_id, now)
    plan = PlanForm(
        format=Format.DIRECT, place_kind=PlaceKind.LIBRARY, in_person=True, harmed_asked_first=True
    )
    await preparation.set_plan(staff, case_id, track_id, plan, now)
    return given


async def agreed(given: Given, now: datetime = AGREED) -> Given:
    """Everybody's yes to everything they are asked, on paper and countersigned."""
    for _ in range(6):
        if not await _next_answers(given, now):
            return given
    return given


async def _next_answers(given: Given, now: datetime) -> int:
    count = 0
    known, profile = await answers.known_of_track(given.track_id, now)
    for key in asking.needed(known.circle, known.plan):
        member = known.circle.member(key.person_id)
        assert member is not None
        known, profile = await answers.known_of_track(given.track_id, now)
        if asking.is_open(key, known, profile, now):
            wording = answers.wording_for(key, asking.audience(key, member), member.card.language)
            form = RecordForm(
                answer=Answer.YES,
                how=How.PAPER,
                wording=wording.fingerprint,
                language=member.card.language,
                sheet_kept="Folder 3",
                witness="Gözel",
                told_name=member.card.called,
                voluntary=True,
                offered=tuple(Offer),
            )
            await consent.record_answer(given.facilitator, given.case_id, key.ref, form, now)
            count += 1
    for one in (await answers.decisions_of([given.case_id]))[given.case_id]:
        if one.how is How.PAPER and one.countersigned_by is None:
            await consent.countersign(given.coordinator, given.case_id, one.id, now)
    return count


def participant(given: Given, name: str) -> Participant:
    return Participant(given[name], given.case_id, new_id(), "en")


async def harmed_chooses(
    given: Given, who: str, starts_at: datetime = MEETING, now: datetime = AGREED
) -> UUID:
    """The person harmed proposes this time themselves."""
    await commands.offer_own_times(participant(given, who), [starts_at], now)
    board = await queries.board(given.track_id, now)
    return next(one.id for one in board.offers if one.starts_at == starts_at)


def a_booking(given: Given, house: House, offer: UUID, **more: object) -> BookingForm:
    street, garden = house.venue.entrances
    chosen: dict[str, object] = {
        "offer": offer,
        "room": house.room(RoomUse.MEETING),
        "harmed_entrance": garden.id,
        "responsible_entrance": street.id,
        "harmed_waiting": house.room(RoomUse.WAITING, 0),
        "responsible_waiting": house.room(RoomUse.WAITING, 1),
        "people": tuple(given.people.values()),
        "facilitators": (given.facilitator.account_id,),
        "escorts": (house.escort,),
        **more,
    }
    return BookingForm(**chosen)  # type: ignore[arg-type]


class Dated(msgspec.Struct):
    """A case with a date."""

    given: Given
    house: House
    appointment_id: UUID
    harmed: str

    async def date(self) -> AppointmentView:
        return await queries.appointment_by_id(self.appointment_id, self.given.case_id)

    def participant(self, name: str) -> Participant:
        return participant(self.given, name)


async def case_a4_ready() -> Given:
    """Case A4: Selbi, 12, and Yhlas, 14, with their families; everybody has agreed."""
    return await agreed(await prepared(await an_allocated_case(PREPARED)))


async def plain_ready() -> Given:
    """Yhlas, 14, his grandfather, and Olga, a shop owner."""
    return await agreed(await prepared(await a_plain_case(PREPARED)))


async def booked(
    given: Given, profile: Profile, harmed: str = "Selbi", now: datetime = AGREED
) -> Dated:
    house = await a_house(given)
    offer = await harmed_chooses(given, harmed, now=now)
    appointment_id = await commands.book(
        given.coordinator,
        given.case_id,
        given.track_id,
        a_booking(given, house, offer),
        now,
        profile,
    )
    return Dated(given, house, appointment_id, harmed)


async def invited(dated: Dated, profile: Profile, now: datetime = INVITED) -> Dated:
    await commands.invite(
        dated.given.facilitator, dated.given.case_id, dated.appointment_id, (), now, profile
    )
    return dated


async def everybody_comes(dated: Dated, now: datetime = INVITED + timedelta(days=1)) -> Dated:
    for person_id in dated.given.people.values():
        await commands.record_invitation_answer(
            dated.given.facilitator,
            dated.given.case_id,
            dated.appointment_id,
            person_id,
            InvitationReply.CAN_COME,
            How.ORAL,
            now,
        )
    return dated


async def risk_checked(dated: Dated, now: datetime = CHECKED) -> Dated:
    given = dated.given
    await preparation.check_risk(
        given.facilitator, given.case_id, given.track_id, RiskCheckForm(unchanged=True), now
    )
    return dated


__all__ = [
    "AGREED", "CHECKED", "INVITED", "MEETING", "MORNING", "PREPARED", "Dated", "House",
    "TimeAnswer", "a_booking", "a_house", "agreed", "booked", "case_a4_ready", "everybody_comes",
    "harmed_chooses", "invited", "participant", "plain_ready", "prepared", "risk_checked",
]  # fmt: skip
