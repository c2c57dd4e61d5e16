"""What a person is asked, one question on a page, and how they change their mind (P6, P7)."""

from datetime import datetime

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInParticipant
from restorative.access.policy import Permission
from restorative.access.rules import Participant
from restorative.consent import commands, queries
from restorative.consent.forms import AnswerForm
from restorative.kernel.errors import RuleBroken
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post


@get("/my/questions", needs=Permission.CONSENT_ANSWER)
async def questions(participant: SignedInParticipant, now: Now) -> Template | Redirect:
    asked = await queries.asked(participant, now)
    if asked.refs:
        return see_other(f"/my/questions/{asked.refs[0]}")
    return page("consent/nothing_to_ask.html", asked=asked)


@get("/my/questions/{ref:str}", needs=Permission.CONSENT_ANSWER)
async def question(ref: FromPath[str], participant: SignedInParticipant, now: Now) -> Template:
    return await _question(ref, participant, now)


@post("/my/questions/{ref:str}/answer", needs=Permission.CONSENT_ANSWER)
async def answer(
    ref: FromPath[str], request: AnyRequest, participant: SignedInParticipant, now: Now
) -> Template | Redirect:
    sent = await request.form()
    form = read(AnswerForm, sent)
    if isinstance(form, Refused):
        return await _question(ref, participant, now, form)
    try:
        await commands.answer_question(participant, ref, form, now)
    except RuleBroken as broken:
        return await _question(ref, participant, now, refused(sent, broken))
    return see_other(f"/my/questions/{ref}/answer")


@get("/my/questions/{ref:str}/answer", needs=Permission.CONSENT_ANSWER)
async def answered(
    ref: FromPath[str], participant: SignedInParticipant, now: Now
) -> Template | Redirect:
    view = await queries.answered(participant, ref, now)
    return page("consent/answered.html", view=view)


@get("/my/permissions", needs=Permission.CONSENT_ANSWER)
async def permissions(participant: SignedInParticipant, now: Now) -> Template:
    view = await queries.permissions(participant, now)
    return page("consent/permissions.html", view=view)


@post("/my/permissions/{ref:str}/withdrawal", needs=Permission.CONSENT_ANSWER)
async def withdraw(ref: FromPath[str], participant: SignedInParticipant, now: Now) -> Redirect:
    await commands.withdraw_permission(participant, ref, now)
    return see_other("/my/withdrawal")


@post("/my/withdrawal", needs=Permission.CONSENT_ANSWER)
async def withdraw_everything(participant: SignedInParticipant, now: Now) -> Redirect:
    await commands.withdraw_everything(participant, now)
    return see_other("/my/withdrawal")


@get("/my/withdrawal", needs=Permission.CONSENT_ANSWER)
async def withdrawn(participant: SignedInParticipant, now: Now) -> Template | Redirect:
    view = await queries.permissions(participant, now)
    if not view.anything_stopped:
        return see_other("/my/permissions")
    return page("consent/withdrawn.html", view=view)


@post("/my/talk", needs=Permission.CONSENT_ANSWER)
async def ask_for_talk(participant: SignedInParticipant, now: Now) -> Redirect:
    await commands.ask_for_talk(participant, now)
    return see_other("/my/talk")


@get("/my/talk", needs=Permission.CONSENT_ANSWER)
async def talk_asked_for() -> Template:
    return page("consent/talk_asked_for.html")


async def _question(
    ref: str, participant: Participant, now: datetime, form: FormView | None = None
) -> Template:
    view = await queries.question(participant, ref, now)
    return page("consent/question.html", view=view, form=form or blank(told_name=view.called))


routes = [
    questions,
    question,
    answer,
    answered,
    permissions,
    withdraw,
    withdraw_everything,
    withdrawn,
    ask_for_talk,
    talk_asked_for,
]
