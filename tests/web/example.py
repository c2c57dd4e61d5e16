"""A small slice of pages, as every slice writes them, to try the web's own parts on."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated

import msgspec
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from restorative.db import DatabaseBusy
from restorative.kernel.blockers import Blocked, Blocker
from restorative.kernel.errors import NotFound, NotPermitted, RuleBroken
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say
from restorative.web.fields import Day, Missing, Name, OptionalLongText, OptionalPhone
from restorative.web.forms import FormError, FormView, Refused, blank, read, refused
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post
from restorative.web.tables import SentForm


class Meet(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


class MeetForm(msgspec.Struct, frozen=True):
    answer: Annotated[Meet, Missing(say("Choose what you want."))]


class PersonForm(msgspec.Struct, frozen=True):
    name: Annotated[Name, Missing(say("Enter the full name."))]
    born_on: Day
    languages: list[str] = []
    phone: OptionalPhone = None
    note: OptionalLongText = None
    has_no_phone: bool = False

    def __post_init__(self) -> None:
        if self.phone and self.has_no_phone:
            raise FormError({"phone": say("Either enter a number or tick that there is none.")})


DONE: list[object] = []
TRY = b"a try"


@get("/example/people", needs="anyone")
async def people(q: FromQuery[str] = "") -> Template:
    if q == "boom":
        raise ZeroDivisionError
    everybody = [("S.", date(2027, 3, 20), "wait"), ("Y.", date(2027, 4, 10), "")]
    return page("example/people.html", q=q, people=[p for p in everybody if q in p[0]])


@get("/example/people/new", needs="anyone")
async def new_person() -> Template:
    return _person(blank(languages=["tk"]))


@post("/example/people", needs="anyone")
async def add_person(request: AnyRequest) -> Template | Redirect:
    sent = await request.form()
    form = read(PersonForm, sent)
    if isinstance(form, Refused):
        return _person(form)
    try:
        _add(form)
    except RuleBroken as broken:
        return _person(refused(sent, broken))
    return see_other("/example/people")


@get("/example/meet", needs="anyone")
async def meet() -> Template:
    return page("example/meet.html", form=blank())


@post("/example/meet", needs="anyone")
async def answer_meet(request: AnyRequest) -> Template | Redirect:
    form = read(MeetForm, await request.form())
    if isinstance(form, Refused):
        return page("example/meet.html", form=form)
    DONE.append(form.answer)
    return see_other("/example/meet")


def _person(form: FormView) -> Template:
    return page("example/person.html", form=form)


def _add(form: PersonForm) -> None:
    if form.born_on > date(2027, 3, 1):
        raise RuleBroken(say("The birth date is in the future."), "born_on")
    DONE.append(form)


@get("/example/tries", needs="anyone")
async def tries() -> Template:
    return page("example/tries.html", form=blank())


@post("/example/tries", needs="anyone")
async def a_try(request: AnyRequest) -> Template:
    return await _tried(request)


@post("/example/kept-tries", needs="anyone", keeps_when_refused=True)
async def a_kept_try(request: AnyRequest) -> Template:
    return await _tried(request)


async def _tried(request: AnyRequest) -> Template:
    """Writes a row and refuses, or fails."""
    form = await request.form()
    await SentForm(id=new_id(), key=TRY, body=TRY, at=datetime(2027, 3, 1, tzinfo=UTC)).save()
    if form["kept"] == "boom":
        raise ZeroDivisionError("Selbi +99361234567")
    return page("example/tries.html", form=Refused.because("kept", say("Not right."), form))


@get("/example/breaks", needs="anyone")
async def breaks(how: FromQuery[str]) -> Template:
    raise BREAKS[how]


@get("/example/number", needs="anyone")
async def number(n: FromQuery[int]) -> Template:
    return page("example/tries.html", form=blank(kept=n))


@get("/example/bad-template", needs="anyone")
async def bad_template() -> Template:
    return page("example/meet.html")


BREAKS = {
    "rule": RuleBroken(say("%(name)s is too young.", name="<b>S.</b>")),
    "blocked": Blocked((Blocker("R18", say("The talk is missing."), "/example/people"),)),
    "not_found": NotFound(),
    "not_permitted": NotPermitted(),
    "busy": DatabaseBusy(),
    "failed": ZeroDivisionError("Selbi +99361234567"),
}


routes = [
    people,
    new_person,
    add_person,
    meet,
    answer_meet,
    tries,
    a_try,
    a_kept_try,
    breaks,
    number,
    bad_template,
]
