"""Candidate times: the grid of answers, new times, and what people told staff (F8)."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import Now, SignedInStaff
from restorative.access.policy import Permission, allows
from restorative.access.rules import Staff
from restorative.cases.rules.words import ROLES
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.scheduling import commands, queries
from restorative.scheduling.forms.times import HowForm, OfferForm, box_of, read_answers
from restorative.scheduling.queries.times import open_for
from restorative.scheduling.rules.words import TIME_WORDS, TOLD_HOW
from restorative.web.forms import FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

AT = "/cases/{case_id:uuid}/tracks/{track_id:uuid}/times"


@get(AT, needs=Permission.SCHEDULING_READ)
async def times(
    case_id: FromPath[UUID], track_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    return await _times(case_id, track_id, staff, now)


async def _times(
    case_id: UUID, track_id: UUID, staff: Staff, now: datetime, form: FormView | None = None
) -> Template:
    return page(
        "scheduling/times.html",
        case_id=case_id,
        track_id=track_id,
        url=f"/cases/{case_id}/tracks/{track_id}/times",
        board=await queries.board_of(case_id, track_id, now),
        booked=await queries.appointment(track_id),
        form=form or blank(),
        words=TIME_WORDS,
        roles=ROLES,
        may_record=allows(Permission.TIMES_RECORD, staff),
    )


@post(AT, needs=Permission.TIMES_RECORD)
async def offer_time(
    request: AnyRequest, case_id: FromPath[UUID], track_id: FromPath[UUID],
    staff: SignedInStaff, now: Now,
) -> Template | Redirect:  # fmt: skip
    sent = await request.form()
    form = read(OfferForm, sent)
    if isinstance(form, Refused):
        return await _times(case_id, track_id, staff, now, form)
    try:
        await commands.offer_time(staff, case_id, track_id, form.starts_at, now)
    except RuleBroken as broken:
        return await _times(case_id, track_id, staff, now, refused(sent, broken))
    return see_other(f"/cases/{case_id}/tracks/{track_id}/times")


@post(f"{AT}/{{offer_id:uuid}}/withdrawal", needs=Permission.TIMES_RECORD)
async def withdraw_offer(
    case_id: FromPath[UUID], track_id: FromPath[UUID], offer_id: FromPath[UUID],
    staff: SignedInStaff, now: Now,
) -> Redirect:  # fmt: skip
    await commands.withdraw_offer(staff, case_id, track_id, offer_id, now)
    return see_other(f"/cases/{case_id}/tracks/{track_id}/times")


@get(f"{AT}/answers/{{person_id:uuid}}", needs=Permission.TIMES_RECORD)
async def answers(
    case_id: FromPath[UUID], track_id: FromPath[UUID], person_id: FromPath[UUID], now: Now
) -> Template:
    return await _answers(case_id, track_id, person_id, now)


async def _answers(
    case_id: UUID, track_id: UUID, person_id: UUID, now: datetime, form: FormView | None = None
) -> Template:
    board = await queries.board_of(case_id, track_id, now)
    person = next((one for one in board.people if one.person_id == person_id), None)
    if person is None:
        raise NotFound
    offers = open_for(person_id, board.people, board.offers, track_id, board.answers, now)
    said = {box_of(one.id): board.said(one, person_id) for one in offers}
    return page(
        "scheduling/answers.html",
        url=f"/cases/{case_id}/tracks/{track_id}/times",
        person=person,
        offers=offers,
        form=form or blank(**said),
        words=TIME_WORDS,
        ways=TOLD_HOW,
    )


@post(f"{AT}/answers/{{person_id:uuid}}", needs=Permission.TIMES_RECORD)
async def record_answers(
    request: AnyRequest, case_id: FromPath[UUID], track_id: FromPath[UUID],
    person_id: FromPath[UUID], staff: SignedInStaff, now: Now,
) -> Template | Redirect:  # fmt: skip
    sent = await request.form()
    board = await queries.board_of(case_id, track_id, now)
    given = read_answers([one.id for one in board.offers], sent)
    form = read(HowForm, sent)
    for one in (given, form):
        if isinstance(one, Refused):
            return await _answers(case_id, track_id, person_id, now, one)
    assert not isinstance(given, Refused) and not isinstance(form, Refused)
    await commands.record_times(staff, case_id, track_id, person_id, given, form.how, now)
    return see_other(f"/cases/{case_id}/tracks/{track_id}/times")


routes = [times, offer_time, withdraw_offer, answers, record_answers]
