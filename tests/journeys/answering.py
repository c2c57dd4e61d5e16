"""Questions of consent: answered by private link, or written down by staff and countersigned."""

import re

from tests.journeys.case import Case
from tests.journeys.office import Desk, Phone
from tests.journeys.reading import way

YES = {"answer": "yes", "voluntary": "yes", "offered": "yes"}
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
        asked.append(page.title)
        names = {"told_name": told_name} if "told_name" in forms[0].names else {}
        given = {name: word for name, word in YES.items() if name in forms[0].names}
        await phone.presses({**given, **names}, action=forms[0].action)
    raise AssertionError(f"the questions do not end: {asked}")
