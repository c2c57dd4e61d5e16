"""A date on both engines: who chooses, who is told, what an answer does, what a move replaces."""

from datetime import timedelta

import pytest

from restorative import wiring
from restorative.audit.tables import AuditRow
from restorative.consent.commands import record_withdrawal
from restorative.consent.rules import How
from restorative.db import transaction
from restorative.kernel.blockers import Blocked
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.ids import new_id
from restorative.notifications.rules import RepliedBySms, Reply, State, TaskKind
from restorative.profile import Profile
from restorative.scheduling import commands, queries
from restorative.scheduling.forms.booking import HelperWantedForm
from restorative.scheduling.rules import (
    AppointmentStatus,
    HelperKind,
    InvitationReply,
    MyState,
    ResourceKind,
    TimeAnswer,
)
from tests.cases.given import an_allocated_case
from tests.scheduling import post
from tests.scheduling.given import (
    AGREED,
    INVITED,
    MEETING,
    PREPARED,
    Dated,
    a_booking,
    a_house,
    booked,
    case_a4_ready,
    everybody_comes,
    harmed_chooses,
    invited,
    participant,
    plain_ready,
    prepared,
)

pytestmark = pytest.mark.usefixtures("engine")

INVITATION, NEW_DATE = "scheduling/invitation", "scheduling/new_date"
REMINDER, CALLED_OFF = "scheduling/reminder", "scheduling/called_off"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def wired() -> None:
    wiring.wire()


async def a_dated_case(profile: Profile) -> Dated:
    return await booked(await case_a4_ready(), profile)


async def test_nobody_else_is_asked_before_the_person_harmed_has_chosen():
    """R24"""
    given = await an_allocated_case(PREPARED)
    offer = await commands.offer_time(
        given.facilitator, given.case_id, given.track_id, MEETING, PREPARED
    )
    yhlas, selbi = participant(given, "Yhlas"), participant(given, "Selbi")
    assert (await queries.my_times(yhlas, PREPARED)).offers == ()
    with pytest.raises(RuleBroken):
        await commands.answer_times(yhlas, {offer: TimeAnswer.YES}, PREPARED)
    await commands.answer_times(selbi, {offer: TimeAnswer.IF_NEEDED}, PREPARED)
    await commands.answer_times(yhlas, {offer: TimeAnswer.YES}, PREPARED)
    mine = await queries.my_times(yhlas, PREPARED)
    assert mine.answers == {offer: TimeAnswer.YES}
    assert not mine.may_offer


async def test_an_answer_is_for_ones_own_case_and_ones_own_times():
    """S09"""
    given, other = await an_allocated_case(PREPARED), await an_allocated_case(PREPARED)
    offer = await commands.offer_time(
        given.facilitator, given.case_id, given.track_id, MEETING, PREPARED
    )
    stranger = participant(other, "Selbi")
    with pytest.raises(RuleBroken):
        await commands.answer_times(stranger, {offer: TimeAnswer.YES}, PREPARED)


async def test_a_time_that_she_has_not_chosen_cannot_be_booked(profile: Profile):
    """R24"""
    given = await case_a4_ready()
    house = await a_house(given)
    offer = await commands.offer_time(
        given.facilitator, given.case_id, given.track_id, MEETING, AGREED
    )
    with pytest.raises(Blocked) as blocked:
        await commands.book(
            given.facilitator, given.case_id, given.track_id, a_booking(given, house, offer),
            AGREED, profile,
        )  # fmt: skip
    assert [one.rule for one in blocked.value.blockers] == ["R24"]
    assert await queries.appointment(given.track_id) is None


async def test_nothing_new_is_planned_for_somebody_who_has_stopped(profile: Profile):
    """R6"""
    given = await case_a4_ready()
    house = await a_house(given)
    offer = await harmed_chooses(given, "Selbi", MEETING)
    await record_withdrawal(given.facilitator, given["Selbi"], How.ORAL, AGREED)
    with pytest.raises(Blocked) as blocked:
        await commands.book(
            given.facilitator, given.case_id, given.track_id, a_booking(given, house, offer),
            AGREED, profile,
        )  # fmt: skip
    assert ("R6", given["Selbi"]) in [(one.rule, one.whom) for one in blocked.value.blockers]


async def test_booking_holds_rooms_leader_escort_and_people_and_tells_nobody(profile: Profile):
    """R50"""
    dated = await a_dated_case(profile)
    held = [one.kind for one in (await dated.date()).held]
    assert sorted(held) == sorted(
        [*[ResourceKind.ROOM] * 3, ResourceKind.STAFF, ResourceKind.ESCORT]
        + [ResourceKind.PERSON] * 6
    )
    assert await post.messages(dated.given.case_id) == []
    mine = await queries.my_appointment(dated.participant("Selbi"), AGREED)
    assert mine.state is MyState.NO_DATE


async def test_one_date_at_a_time(profile: Profile):
    dated = await a_dated_case(profile)
    offer = await harmed_chooses(dated.given, "Selbi", MEETING + DAY)
    with pytest.raises(RuleBroken):
        await commands.book(
            dated.given.facilitator, dated.given.case_id, dated.given.track_id,
            a_booking(dated.given, dated.house, offer), AGREED, profile,
        )  # fmt: skip


async def test_nobody_is_invited_while_a_yes_is_missing(profile: Profile):
    """R4, R55: the list the page shows refuses the command."""
    given = await prepared(await an_allocated_case(PREPARED))
    dated = await booked(given, profile)
    listed = await queries.blockers_of_inviting(await dated.date(), INVITED, profile)
    with pytest.raises(Blocked) as blocked:
        await invited(dated, profile)
    assert list(blocked.value.blockers) == listed != []
    assert await post.messages(given.case_id) == []


async def test_each_person_gets_one_message_of_their_own_and_a_call(profile: Profile):
    """R53, S52: Selbi and Jemal by text message; the others have no such phone."""
    dated = await invited(await a_dated_case(profile), profile)
    given = dated.given
    sent = [one for one in await post.messages(given.case_id) if one.template == INVITATION]
    assert {one.to_person for one in sent} == {given["Selbi"], given["Jemal"]}
    assert len(sent) == 2
    calls = {who for kind, who in await post.tasks(given.case_id)}
    assert calls == set(given.people.values())
    reminders = [one for one in await post.messages(given.case_id) if one.template == REMINDER]
    assert len(reminders) == 6
    assert all(one.useless_after and one.due_at < one.useless_after for one in reminders)


async def test_everybody_is_invited_once(profile: Profile):
    dated = await invited(await a_dated_case(profile), profile)
    with pytest.raises(RuleBroken):
        await invited(dated, profile)


async def test_short_notice_needs_each_childs_own_word(profile: Profile):
    """R49"""
    dated, late = await a_dated_case(profile), MEETING - 6 * DAY
    given = dated.given
    with pytest.raises(Blocked) as blocked:
        await invited(dated, profile, late)
    assert {one.whom for one in blocked.value.blockers} == {given["Selbi"], given["Yhlas"]}
    await commands.waive_notice(
        given.facilitator, given.case_id, dated.appointment_id,
        [given["Selbi"], given["Yhlas"]], How.ORAL, late,
    )  # fmt: skip
    await invited(dated, profile, late)
    assert (await dated.date()).invited_at == late


async def test_no_answer_is_no_yes_and_a_newer_answer_counts(profile: Profile):
    """R53"""
    dated = await invited(await a_dated_case(profile), profile)
    given = dated.given
    assert set((await queries.answers(dated.appointment_id)).values()) == {None}
    jemal = dated.participant("Jemal")
    for reply in (InvitationReply.CAN_COME, InvitationReply.NOT_THEN):
        await commands.answer_invitation(jemal, dated.appointment_id, reply, INVITED)
    assert (await queries.answers(dated.appointment_id))[given["Jemal"]] is InvitationReply.NOT_THEN
    lines = await queries.to_do([given.case_id], INVITED)
    assert any("cannot come" in line.what.text for line in lines)


async def test_a_wish_to_be_called_becomes_a_task(profile: Profile):
    dated = await invited(await a_dated_case(profile), profile)
    jemal = dated.participant("Jemal")
    reply = InvitationReply.CALL_ME
    await commands.answer_invitation(jemal, dated.appointment_id, reply, INVITED)
    wanted = (TaskKind.CALL_WANTED, dated.given["Jemal"])
    assert wanted in await post.tasks(dated.given.case_id)


async def test_a_one_by_text_message_says_that_they_come(profile: Profile):
    """An SMS may stop or ask or say "I can come"; it never consents."""
    dated = await invited(await a_dated_case(profile), profile)
    async with transaction():
        await commands.replied_by_sms(
            RepliedBySms(
                reply_id=dated.appointment_id,
                case_id=dated.given.case_id,
                person_id=dated.given["Jemal"],
                reply=Reply.CAN_COME,
                about=dated.appointment_id,
                recorded_by=None,
                at=INVITED,
            )
        )
    found = await queries.answers(dated.appointment_id)
    assert found[dated.given["Jemal"]] is InvitationReply.CAN_COME


async def test_a_stranger_cannot_answer_and_cannot_tell_that_it_is_there(profile: Profile):
    """S09, S48"""
    dated = await invited(await a_dated_case(profile), profile)
    other = await plain_ready()
    stranger = participant(other, "Olga")
    with pytest.raises(NotFound):
        await commands.answer_invitation(
            stranger, dated.appointment_id, InvitationReply.CAN_COME, INVITED
        )


async def test_a_new_date_replaces_everything(profile: Profile):
    """7.3, R54: old answers do not count, queued reminders stop, the sequence grows."""
    dated = await everybody_comes(await invited(await a_dated_case(profile), profile))
    given, later = dated.given, INVITED + 2 * DAY
    offer = await harmed_chooses(given, "Selbi", MEETING + DAY, later)
    await commands.move(
        given.facilitator, given.case_id, dated.appointment_id,
        a_booking(given, dated.house, offer), later, profile,
    )  # fmt: skip
    view = await dated.date()
    assert (view.starts_at, view.moved, view.invited_at) == (MEETING + DAY, True, None)
    assert set((await queries.answers(dated.appointment_id)).values()) == {None}
    assert await post.messages(given.case_id, State.QUEUED) == []
    mine = await queries.my_appointment(dated.participant("Selbi"), later)
    assert (mine.state, mine.starts_at) == (MyState.ARRANGING, None)
    with pytest.raises(RuleBroken):
        await commands.answer_invitation(
            dated.participant("Selbi"), dated.appointment_id, InvitationReply.CAN_COME, later
        )


async def test_after_a_move_everybody_hears_of_the_new_date(profile: Profile):
    """R54"""
    dated = await invited(await a_dated_case(profile), profile)
    given, later = dated.given, INVITED
    offer = await harmed_chooses(given, "Selbi", MEETING + DAY, later)
    await commands.move(
        given.facilitator, given.case_id, dated.appointment_id,
        a_booking(given, dated.house, offer), later, profile,
    )  # fmt: skip
    await invited(dated, profile, later)
    told = {one.template for one in await post.messages(given.case_id, State.QUEUED)}
    assert told == {NEW_DATE, REMINDER}
    guest = (await queries.guests_of(dated.appointment_id))[0]
    assert guest.invitation.sequence == 1


async def test_who_is_left_out_of_a_new_date_is_told_that_the_old_one_is_off(profile: Profile):
    dated = await invited(await a_dated_case(profile), profile)
    given = dated.given
    offer = await harmed_chooses(given, "Selbi", MEETING + DAY, INVITED)
    without = tuple(one for name, one in given.people.items() if name != "Jemal")
    form = a_booking(given, dated.house, offer, people=without)
    await commands.move(
        given.facilitator, given.case_id, dated.appointment_id, form, INVITED, profile
    )
    queued = [
        (one.to_person, one.template) for one in await post.messages(given.case_id, State.QUEUED)
    ]
    assert queued == [(given["Jemal"], CALLED_OFF)]
    mine = await queries.my_appointment(dated.participant("Jemal"), INVITED)
    assert mine.state is MyState.NO_DATE


async def test_the_interpreter_or_escort_can_drop_out_and_be_replaced(profile: Profile):
    """R55"""
    dated = await a_dated_case(profile)
    given = dated.given
    escort = next(one for one in (await dated.date()).held if one.kind is ResourceKind.ESCORT)
    await commands.release_booking(
        given.coordinator, given.case_id, dated.appointment_id, escort.id, AGREED
    )
    assert (await dated.date()).ids_of(ResourceKind.ESCORT) == ()
    wanted = HelperWantedForm(HelperKind.ESCORT, dated.house.escort)
    for _ in range(2):
        try:
            await commands.hold_helper(
                given.coordinator, given.case_id, dated.appointment_id, wanted, AGREED, profile
            )
        except RuleBroken as broken:
            assert broken.field == "escorts"
    assert (await dated.date()).ids_of(ResourceKind.ESCORT) == (dated.house.escort,)


async def test_a_room_of_the_date_cannot_be_let_go_by_itself(profile: Profile):
    dated = await a_dated_case(profile)
    room = next(one for one in (await dated.date()).held if one.kind is ResourceKind.ROOM)
    with pytest.raises(NotFound):
        await commands.release_booking(
            dated.given.coordinator, dated.given.case_id, dated.appointment_id, room.id, AGREED
        )


async def test_the_time_of_a_date_that_stands_stays_on_the_list(profile: Profile):
    """R24"""
    dated = await a_dated_case(profile)
    board = await queries.board(dated.given.track_id, AGREED)
    with pytest.raises(RuleBroken):
        await commands.withdraw_offer(
            dated.given.facilitator, dated.given.case_id, dated.given.track_id,
            board.offers[0].id, AGREED,
        )  # fmt: skip


async def test_the_times_of_another_case_are_not_there_to_be_taken_back(profile: Profile):
    """S48: not even by another answer for one that is booked."""
    dated = await a_dated_case(profile)
    board = await queries.board(dated.given.track_id, AGREED)
    with pytest.raises(NotFound):
        await commands.withdraw_offer(
            dated.given.facilitator, new_id(), dated.given.track_id, board.offers[0].id, AGREED
        )


async def test_every_step_is_in_the_audit_with_ids_and_words_alone(profile: Profile):
    """S91"""
    dated = await everybody_comes(await invited(await a_dated_case(profile), profile))
    rows = await AuditRow.select(AuditRow.word, AuditRow.reason).order_by(AuditRow.seq)
    said = {row["word"] for row in rows}
    assert {"meeting booked", "people invited", "invitation answered", "times offered"} <= said
    assert (await dated.date()).status is AppointmentStatus.PLANNED
