"""A participant's times and date: what suits, whether they come, what will happen (P4 to P9)."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from restorative.access.dependencies import Now, SignedInParticipant
from restorative.access.policy import Permission
from restorative.access.rules import Participant
from restorative.kernel.errors import RuleBroken
from restorative.scheduling import commands, queries
from restorative.scheduling.forms.invitations import ComingForm
from restorative.scheduling.forms.times import OwnTimesForm, box_of, read_answers
from restorative.scheduling.rules import MyAppointment, MyState
from restorative.scheduling.rules.invitations import SAID
from restorative.scheduling.rules.words import TIME_WORDS
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post


@get("/my/times", needs=Permission.TIMES_ANSWER)
async def times(participant: SignedInParticipant, now: Now) -> Template:
    return await _times(participant, now)


async def _times(participant: Participant, now: datetime, form: FormView | None = None) -> Template:
    mine = await queries.my_times(participant, now)
    said = {box_of(offer_id): answer for offer_id, answer in mine.answers.items()}
    return page("scheduling/my_times.html", mine=mine, form=form or blank(**said), words=TIME_WORDS)


@post("/my/times", needs=Permission.TIMES_ANSWER)
async def answer_times(
    request: AnyRequest, participant: SignedInParticipant, now: Now
) -> Template | Redirect:
    mine = await queries.my_times(participant, now)
    given = read_answers([one.id for one in mine.offers], await request.form())
    if isinstance(given, Refused):
        return await _times(participant, now, given)
    await commands.answer_times(participant, given, now)
    return see_other("/my/times/thanks")


@get("/my/times/thanks", needs=Permission.TIMES_ANSWER)
async def times_thanks(participant: SignedInParticipant, now: Now) -> Template:
    mine = await queries.my_times(participant, now)
    return page("scheduling/my_times_thanks.html", mine=mine, words=TIME_WORDS)


@get("/my/times/other", needs=Permission.TIMES_OFFER)
async def other_times(participant: SignedInParticipant, now: Now) -> Template:
    return await _other_times(participant, now)


async def _other_times(
    participant: Participant, now: datetime, form: FormView | None = None
) -> Template:
    mine = await queries.my_times(participant, now)
    return page("scheduling/my_other_times.html", mine=mine, form=form or blank())


@post("/my/times/other", needs=Permission.TIMES_OFFER)
async def offer_times(
    request: AnyRequest, participant: SignedInParticipant, now: Now
) -> Template | Redirect:
    sent = await request.form()
    form = read(OwnTimesForm, sent)
    if isinstance(form, Refused):
        return await _other_times(participant, now, form)
    try:
        await commands.offer_own_times(participant, form.starting, now)
    except RuleBroken as broken:
        return await _other_times(participant, now, Refused.because("first", broken.sentence, sent))
    return see_other("/my/times/thanks")


@get("/my/meeting", needs=Permission.OWN_PAGE)
async def about_the_meeting(participant: SignedInParticipant, now: Now) -> Template:
    return page("scheduling/my_meeting.html", mine=await queries.about_my_meeting(participant, now))


@get("/my/coming", needs=Permission.INVITATION_ANSWER)
async def coming(participant: SignedInParticipant, now: Now) -> Template:
    """The date that matters now."""
    return await _coming(participant, await queries.my_appointment(participant, now))


@get("/my/coming/{appointment_id:uuid}", needs=Permission.INVITATION_ANSWER)
async def coming_to(
    appointment_id: FromPath[UUID], participant: SignedInParticipant, now: Now
) -> Template:
    mine = await queries.my_appointment_by_id(participant, appointment_id, now)
    return await _coming(participant, mine)


async def _coming(
    participant: Participant, mine: MyAppointment, form: FormView | None = None
) -> Template:
    return page(
        "scheduling/my_coming.html",
        mine=mine,
        is_asked=mine.state is MyState.INVITED,
        form=form or blank(reply=mine.reply),
        replies=SAID,
    )


@post("/my/coming/{appointment_id:uuid}", needs=Permission.INVITATION_ANSWER)
async def answer_invitation(
    request: AnyRequest, appointment_id: FromPath[UUID], participant: SignedInParticipant, now: Now
) -> Template | Redirect:
    sent = await request.form()
    form = read(ComingForm, sent)
    mine = await queries.my_appointment_by_id(participant, appointment_id, now)
    if isinstance(form, Refused):
        return await _coming(participant, mine, form)
    try:
        await commands.answer_invitation(participant, appointment_id, form.reply, now)
    except RuleBroken as broken:
        return await _coming(participant, mine, refused(sent, broken))
    return see_other(f"/my/coming/{appointment_id}/thanks")


@get("/my/coming/{appointment_id:uuid}/thanks", needs=Permission.INVITATION_ANSWER)
async def coming_thanks(
    appointment_id: FromPath[UUID], participant: SignedInParticipant, now: Now
) -> Template:
    mine = await queries.my_appointment_by_id(participant, appointment_id, now)
    return page("scheduling/my_coming_thanks.html", mine=mine, replies=SAID)


@get("/my/coming/{appointment_id:uuid}/calendar", needs=Permission.INVITATION_ANSWER)
async def calendar(
    appointment_id: FromPath[UUID], participant: SignedInParticipant, now: Now
) -> Response[bytes]:
    """A file that names nobody else; saving it is the person's own choice."""
    return Response(
        await queries.my_calendar_file(participant, appointment_id, now),
        media_type="text/calendar",
        headers={"content-disposition": 'attachment; filename="appointment.ics"'},
    )


routes = [
    times,
    answer_times,
    times_thanks,
    other_times,
    offer_times,
    about_the_meeting,
    coming,
    coming_to,
    answer_invitation,
    coming_thanks,
    calendar,
]
