"""The lines of the staff navigation, and what each needs to be shown."""

from collections.abc import Callable

from restorative.access.policy import Permission, allows
from restorative.access.rules import Staff, Standing
from restorative.kernel.sentences import Sentence, say
from restorative.web.visit import Place, Reader

LINES: list[tuple[Permission, str, Sentence]] = [
    (Permission.TODAY_READ, "/today", say("Today")),
    (Permission.CASES_LIST, "/cases", say("Cases")),
    (Permission.CASES_LIST, "/agreements", say("Agreements")),
    (Permission.PLACES_READ, "/places", say("Places")),
    (Permission.HOLIDAYS_EDIT, "/places/holidays", say("Holidays")),
    (Permission.MESSAGES_READ, "/delivery-problems", say("Delivery")),
    (Permission.LINK_REQUESTS, "/link-requests", say("Asked for a link")),
    (Permission.ACCOUNTS_MANAGE, "/accounts", say("Accounts")),
    (Permission.OFFICE_EDIT, "/office", say("Office")),
    (Permission.OWN_ACCOUNT, "/sessions", say("My sessions")),
]
REACHED_FROM = {"/places/holidays": Permission.PLACES_READ}
"""Shown by itself only to those who do not see the page that leads to it."""
ROLES = {
    Standing.ADMINISTRATOR: say("administrator"),
    Standing.COORDINATOR: say("coordinator"),
    Standing.FACILITATOR: say("facilitator"),
    Standing.SUPERVISOR: say("supervisor"),
}


def reader(staff: Staff, may_follow: Callable[[str], bool]) -> Reader:
    places = [Place(url, words) for needs, url, words in LINES if _shown(needs, url, staff)]
    return Reader(staff.name, ROLES[staff.standing], tuple(places), may_follow)


def _shown(needs: Permission, url: str, staff: Staff) -> bool:
    leads_there = REACHED_FROM.get(url)
    return allows(needs, staff) and not (leads_there and allows(leads_there, staff))
