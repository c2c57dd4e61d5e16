"""What staff see and do with cases and their people."""

from restorative.cases.staff_pages import (
    companions,
    deciding,
    details,
    handling,
    lists,
    no_contact,
    parties,
    people,
    referral,
    standing,
)

routes = [
    *lists.routes,
    *referral.routes,
    *deciding.routes,
    *handling.routes,
    *people.routes,
    *parties.routes,
    *companions.routes,
    *details.routes,
    *standing.routes,
    *no_contact.routes,
]
