"""The meeting: is everything ready, who is here, how it goes."""

from tests.journeys.case import Case

WAITS = "when the list is empty"


async def is_ready(case: Case) -> None:
    """Nothing is left on the list, and the facilitator says that it goes ahead (R55)."""
    page = await case.facilitator.opens(f"{case.date}/readiness")
    assert WAITS not in page.text, page.text
    at = f"{case.date}/go-ahead"
    await case.facilitator.presses({"word": "go"}, action=at)


async def is_not_ready(case: Case) -> None:
    page = await case.facilitator.opens(f"{case.date}/readiness")
    assert WAITS in page.text
    assert not [form for form in page.forms if "go" in form.boxes.get("word", [])]


async def cannot_begin(case: Case) -> None:
    page = await case.facilitator.opens(f"{case.date}/check-in")
    assert WAITS in page.text
    assert not [form for form in page.forms if form.action.endswith("/beginning")]


async def arrives(case: Case, name: str, *, shows_id: bool = False) -> None:
    at, person = f"{case.date}/arrivals", case.people[name]
    seen = {"id_seen": "yes"} if shows_id else {}
    await _about(case, at, person, seen)


async def is_still_willing(case: Case, name: str, answer: str = "yes") -> None:
    """Asked alone, before anybody meets."""
    await _about(case, f"{case.date}/willingness", case.people[name], {"answer": answer})


async def leaves(case: Case, name: str) -> None:
    await _about(case, f"{case.date}/departures", case.people[name], {})


async def begins(case: Case) -> None:
    at = f"{case.date}/check-in"
    page = await case.facilitator.opens(at)
    assert WAITS not in page.text, page.text
    await case.facilitator.presses(action=f"{case.date}/beginning")


async def goes_on(case: Case, *nouns: str) -> None:
    """`pauses`, `resumptions`, `ending`: what is pressed on the run sheet."""
    for noun in nouns:
        await case.facilitator.does(f"{case.date}/run", action=f"{case.date}/{noun}")


async def _about(case: Case, at: str, person: str, given: dict[str, str]) -> None:
    """The form of this person among those of everybody."""
    await case.facilitator.opens(f"{case.date}/check-in")
    await case.facilitator.presses({"person": person, **given}, action=at)
