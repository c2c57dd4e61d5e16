"""What staff see and do with cases and their people."""

from restorative.cases.staff_pages import (
    changing,
    handling,
    joining,
    lists,
    no_contact,
    people,
    referral,
)

routes = [
    *lists.routes,
    *referral.routes,
    *handling.routes,
    *people.routes,
    *joining.routes,
    *changing.routes,
    *no_contact.routes,
]
