"""Questions of consent: answered by private link, or written down by staff and countersigned."""

import re

from tests.journeys.case import Boxes, Case
from tests.journeys.office import Phone
from tests.journeys.reading import rows

YES = {"answer": "yes", "voluntary": "yes", "offered": "yes"}
ON_PAPER: Boxes = {
    "answer": "yes",
    "how": "paper",
    "sheet_kept": "Folder 3",
    "witness": "Gözel Durdyýewa",
    "voluntary": "yes",
    "offered": ["lawyer", "guardian"],
}
MOST = 12


async def answers_everything(phone: Phone, told_name: str = "") -> list[str]:
    """Each question that is open, one page after another, with a yes; what was asked."""
    asked: list[str] = []
    await phone.comes_in()
    for _ in range(MOST):
        page = await phone.opens("/my/questions")
        forms = [one for one in page.forms if one.action.startswith("/my/questions/")]
        if not forms:
            return asked
        asked.append(page.title.partition(" – ")[0])
        names = {"told_name": told_name} if "told_name" in forms[0].names else {}
        given = {name: word for name, word in YES.items() if name in forms[0].names}
        await phone.presses({**given, **names}, action=forms[0].action)
    raise AssertionError(f"the questions do not end: {asked}")


async def signs_answers(case: Case, name: str) -> int:
    """What is open to this person, signed on paper, written down and countersigned."""
    page, count = await case.facilitator.opens(f"{case.url}/consent"), 0
    while refs := _open(rows(page, name)):
        at = f"{case.url}/consent/questions/{refs[0]}"
        page = await case.facilitator.opens(at)
        sheet = {name: given for name, given in ON_PAPER.items() if name in page.form(at).names}
        await case.facilitator.presses(sheet, action=at)
        page, count = await case.facilitator.opens(f"{case.url}/consent"), count + 1
    await _countersigned(case)
    return count


async def _countersigned(case: Case) -> None:
    page = await case.coordinator.opens(f"{case.url}/consent")
    while waiting := [one.action for one in page.forms if one.action.endswith("/countersignature")]:
        page = await case.coordinator.presses(action=waiting[0])


def _open(lines: list[str]) -> list[str]:
    """Questions of these rows that nobody has asked yet."""
    link = r'href="[^"]*/consent/questions/(\w+)">(?!Change<)'
    return [ref for line in lines for ref in re.findall(link, line)]
