"""What a handler may ask for by name: the time, who is asking, the office and its profile."""

from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from litestar.connection import Request
from litestar.di import NamedDependency, Provide
from msgspec.structs import replace

from restorative import profile as profiles
from restorative.access import commands, queries
from restorative.access.commands import TriedCode
from restorative.access.guard import ACTOR
from restorative.access.rules import (
    Actor,
    Guest,
    Nobody,
    Office,
    Participant,
    PasswordGiven,
    Staff,
    Verifier,
    as_guest,
)
from restorative.kernel.errors import NotPermitted
from restorative.profile import Profile

AnyRequest: TypeAlias = Request[Any, Any, Any]
Now: TypeAlias = NamedDependency[datetime]
SignedInStaff: TypeAlias = NamedDependency[Staff]
SignedInParticipant: TypeAlias = NamedDependency[Participant]
SignedInVerifier: TypeAlias = NamedDependency[Verifier]
ThisGuest: TypeAlias = NamedDependency[Guest]
HalfSignedIn: TypeAlias = NamedDependency[PasswordGiven]
FreshCodeTyped: TypeAlias = NamedDependency[TriedCode]
ThisOffice: TypeAlias = NamedDependency[Office]
InProfile: TypeAlias = NamedDependency[Profile]

A = TypeVar("A")


async def now(request: AnyRequest) -> datetime:
    at: datetime = request.app.state.clock.now()
    return at


async def staff(request: AnyRequest) -> Staff:
    return _of_kind(request, Staff)


async def participant(request: AnyRequest) -> Participant:
    return _of_kind(request, Participant)


async def verifier(request: AnyRequest) -> Verifier:
    return _of_kind(request, Verifier)


async def guest(request: AnyRequest) -> Guest:
    """Either of those who come by a private link, with its code or before it."""
    found = actor_of(request)
    if not isinstance(found, Participant | Verifier):
        raise NotPermitted
    return as_guest(found)


async def half_signed_in(request: AnyRequest) -> PasswordGiven:
    return _of_kind(request, PasswordGiven)


async def fresh_code(request: AnyRequest, now: NamedDependency[datetime]) -> TriedCode:
    """What stands in the form's field `code`, compared before the handler's transaction opens."""
    person, form = _of_kind(request, Participant), await request.form()
    typed = "".join(str(form.get("code", ""))[:40].split())
    return await commands.try_fresh_code(person.person_id, person.case_id, typed, now=now)


async def office(request: AnyRequest) -> Office:
    return replace(await queries.office(), base_url=request.app.state.settings.base_url)


async def profile() -> Profile:
    return profiles.load((await queries.office()).profile)


def actor_of(request: AnyRequest) -> Actor:
    """Whoever the guard found; Nobody on a page for anyone."""
    found: Actor = request.state.get(ACTOR) or Nobody()
    return found


def _of_kind(request: AnyRequest, kind: type[A]) -> A:
    """The policy let somebody else in: the route asks for the wrong one."""
    found = actor_of(request)
    if not isinstance(found, kind):
        raise NotPermitted
    return found


PROVIDED: dict[str, Provide] = {
    provider.__name__: Provide(provider)
    for provider in (
        now,
        staff,
        participant,
        verifier,
        guest,
        half_signed_in,
        fresh_code,
        office,
        profile,
    )
}
