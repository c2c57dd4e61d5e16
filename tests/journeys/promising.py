"""The agreement: written down, read back, signed by link with a fresh code or on paper."""

from tests.journeys.case import Boxes, Case
from tests.journeys.reading import code_on


async def writes(case: Case, who: str, action: Boxes, for_whom: str = "") -> None:
    people: Boxes = {"who": case.people[who]}
    if for_whom:
        people["for_whom"] = case.people[for_whom]
    await case.facilitator.does(
        f"{case.track}/agreement/actions/new",
        {**people, **action},
        action=f"{case.track}/agreement/actions",
    )


async def verifier_agrees(case: Case) -> None:
    """Whoever confirms an action has said to the facilitator that they will."""
    page = await case.facilitator.opens(f"{case.track}/agreement")
    (at,) = [one.action for one in page.forms if one.action.endswith("/verifier-yes")]
    await case.facilitator.presses(action=at)


async def reads_back(case: Case, language: str = "tk") -> None:
    at = f"{case.track}/agreement"
    everybody = {"people": list(case.people.values()), "language": language}
    await case.facilitator.does(at, everybody, action=f"{at}/readings")


async def signs(case: Case, name: str) -> None:
    """The facilitator reads a fresh code aloud; it is typed within ten minutes (R28, S23)."""
    at, phone = f"{case.track}/agreement", case.phones[name]
    code = code_on(await case.facilitator.does(at, action=f"{at}/people/{case.people[name]}/codes"))
    await phone.comes_in()
    page = await phone.opens("/my/agreement")
    page = await phone.opens(next(one for one in page.links if one.endswith("/signature")))
    yes = {"name": name, "code": code, "agree": "yes", "was_read": "yes"}
    page = await phone.presses(yes, action=page.form().action)
    assert "You signed it." in page.text


async def signs_on_paper(case: Case, name: str, witness: str) -> None:
    at = f"{case.track}/agreement"
    sheet = {
        "person": case.people[name],
        "how": "paper",
        "witness": witness,
        "kept_where": "Folder 3",
    }
    await case.facilitator.does(at, sheet, action=f"{at}/signatures")


async def action_pages(case: Case) -> list[str]:
    """Where staff follow each action, in the order of the agreement."""
    at = f"{case.track}/actions"
    page = await case.facilitator.opens(at)
    return [one for one in page.links if one.startswith(f"{at}/")]
