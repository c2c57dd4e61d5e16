"""Cases whose people have been talked with, told everything, and asked."""

from datetime import datetime, timedelta
from uuid import UUID

from restorative.access.rules import Participant, Staff
from restorative.consent import commands, queries
from restorative.consent.forms import AnswerForm, RecordForm
from restorative.consent.rules import Answer, Code, How, Key, Offer
from restorative.kernel.ids import new_id
from restorative.preparation import commands as preparation
from restorative.preparation.forms import ContactForm, ExplanationForm, PlanForm
from restorative.preparation.rules import (
    AttendeeCategory,
    Company,
    ContactWay,
    Format,
    Item,
    PlaceKind,
)
from restorative.profile import load
from restorative.profile.days import local_day
from tests.cases.given import Given, a_plain_case, an_allocated_case

PLAN = PlanForm(
    format=Format.DIRECT,
    place_kind=PlaceKind.OUR_OFFICE,
    in_person=True,
    harmed_asked_first=True,
)
WITH_INTERPRETER = PlanForm(
    format=Format.DIRECT,
    place_kind=PlaceKind.OUR_OFFICE,
    in_person=True,
    harmed_asked_first=True,
    categories=(AttendeeCategory.INTERPRETER,),
)
EVERYTHING = ExplanationForm(items=tuple(Item), language="tk", teach_back=True)


def a_talk(now: datetime, *company: Company) -> ContactForm:
    today = local_day(now, load("tm-pilot"))
    return ContactForm(on=today, how=ContactWay.VISIT, reached=True, company=company)


async def prepared(case: Given, now: datetime, plan: PlanForm = PLAN) -> Given:
    """Everybody has been talked with and told everything; a meeting is planned."""
    for person_id in case.people.values():
        await preparation.hold_contact(case.facilitator, case.case_id, person_id, a_talk(now), now)
        await preparation.explain(case.facilitator, case.case_id, person_id, EVERYTHING, now)
    await preparation.set_plan(case.facilitator, case.case_id, case.track_id, plan, now)
    return case


async def a_prepared_case(now: datetime, plan: PlanForm = PLAN) -> Given:
    """Case A4; three days later everybody may be asked to meet."""
    return await prepared(await an_allocated_case(now), now, plan)


async def a_plain_prepared_case(now: datetime, plan: PlanForm = PLAN) -> Given:
    return await prepared(await a_plain_case(now), now, plan)


def by_link(case: Given, name: str, language: str = "tk") -> Participant:
    return Participant(case[name], case.case_id, new_id(), language)


async def key_of(
    case: Given, name: str, code: Code, now: datetime, child: str = "", scope: str = ""
) -> Key:
    own = await queries.mine(by_link(case, name), now)
    behalf = case[child] if child else None
    (found,) = [
        key
        for key, _ in own.keys
        if key.code is code and key.on_behalf_of == behalf and scope in ("", key.scope)
    ]
    return found


async def says(
    case: Given, name: str, code: Code, answer: Answer, now: datetime, child: str = ""
) -> None:
    """By their own link, in Turkmen."""
    key = await key_of(case, name, code, now, child)
    who = by_link(case, name)
    await answers(who, key.ref, answer, now)


async def answers(who: Participant, ref: str, answer: Answer, now: datetime) -> None:
    asked = await queries.question(who, ref, now)
    form = AnswerForm(
        answer=answer,
        wording=asked.wording.fingerprint,
        told_name=f"{asked.called}." if asked.asks_name else None,
        voluntary=True,
        offered=True,
    )
    await commands.answer_question(who, ref, form, now)


async def all_say_yes(case: Given, now: datetime) -> Given:
    """Everybody who is asked, question after question, until nothing is left to ask."""
    for name in case.people:
        who = by_link(case, name)
        while refs := (await queries.asked(who, now)).refs:
            await answers(who, refs[0], Answer.YES, now)
    return case


async def an_agreed_case(now: datetime) -> Given:
    """Case A4 with every yes, given three days after `now`."""
    case = await a_prepared_case(now)
    return await all_say_yes(case, now + timedelta(days=3))


async def writes_down(
    staff: Staff,
    case: Given,
    ref: str,
    now: datetime,
    answer: Answer = Answer.YES,
    how: How = How.PAPER,
    **more: object,
) -> None:
    page = await queries.record_page(case.case_id, ref, None, now)
    proof: dict[str, object] = {
        "interpreter": "G. Annaýewa" if page.needs_interpreter else None,
        "sheet_kept": "Binder 3" if how is How.PAPER else None,
        "witness": "A. Orazowa" if how is How.ORAL else None,
        "told_name": "O." if page.asks_name else None,
        "voluntary": True,
        "offered": tuple(Offer),
    }
    form = RecordForm(
        answer=answer,
        how=how,
        wording=page.wording.fingerprint,
        language=page.wording.language,
        **{**proof, **more},  # type: ignore[arg-type]
    )
    await commands.record_answer(staff, case.case_id, ref, form, now)


async def the_only_decision(case: Given, person_id: UUID) -> UUID:
    decisions = (await queries.decisions_of([case.case_id]))[case.case_id]
    (found,) = [one.id for one in decisions if one.key.person_id == person_id]
    return found
