"""Preparation: talks, the explanation, the plan, and what the supervisor decides."""

from datetime import date

from tests.journeys.case import Case, day
from tests.journeys.reading import choices

GATES = ("acknowledges", "free_of_pressure", "harmed_wants_it", "understands",
         "no_order", "no_threat", "trained")  # fmt: skip
DOMAINS = ("responsibility", "wellbeing", "power", "safety", "special", "capacity",
           "family", "practical", "online")  # fmt: skip

CONFIDED = "confided: the blue heron"
"""What a person said to the facilitator alone: it stands on no page of anybody else."""
REASONS = "Both want to meet, and both are prepared."


async def talks_with(
    case: Case, name: str, on: date, *, company: tuple[str, ...] = (), note: str = CONFIDED
) -> None:
    at = f"{case.url}/preparation/{case.people[name]}/contacts"
    talk = {
        **day("on", on),
        "how": "visit",
        "reached": "yes",
        "company": list(company),
        "note": note,
    }
    await case.facilitator.does(at, talk, action=at)


async def explains_to(case: Case, name: str, interpreter: str = "") -> None:
    """Every line that is meant for this person, and they said it back in their own words."""
    at = f"{case.url}/preparation/{case.people[name]}/explanation"
    page = await case.facilitator.opens(at)
    told = {"items": choices(page, "items"), "teach_back": "yes", "interpreter": interpreter}
    await case.facilitator.presses(told, action=at)


async def hears_wishes(case: Case, name: str, speaking: str, signal: str) -> None:
    at = f"{case.url}/preparation/{case.people[name]}/wishes"
    await case.facilitator.does(at, {"speaking": speaking, "hand_signal": signal}, action=at)


async def plans(case: Case, categories: tuple[str, ...] = ()) -> None:
    at = f"{case.track}/plan"
    plan = {
        "format": "direct",
        "place_kind": "library",
        "in_person": "yes",
        "categories": list(categories),
        "harmed_asked_first": "yes",
    }
    await case.facilitator.does(at, plan, action=at)


async def assesses(case: Case) -> None:
    at = f"{case.track}/assessment"
    found = {
        **{f"gate_{one}": "yes" for one in GATES},
        **{f"concern_{one}": "none" for one in DOMAINS},
    }
    await case.facilitator.does(at, found, action=at)


async def is_found_suitable(case: Case, *, second: bool = False) -> None:
    """A supervisor decides; where a child was harmed, another one signs as well (R11)."""
    at = f"{case.track}/suitability"
    decision = {"decision": "go", "reasons": REASONS}
    await case.supervisor.does(at, decision, action=at)
    if second:
        await case.office.desks["leyla"].does(at, action=f"{at}/signature")


async def plans_for_safety(case: Case, signal: str) -> None:
    at = f"{case.track}/safety-plan"
    await case.facilitator.does(at, {"signal": signal, "quiet_room": "The small room"}, action=at)


async def checks_risk(case: Case) -> None:
    at = f"{case.track}/risk-checks"
    await case.facilitator.does(at, {"unchanged": "yes"}, action=at)
