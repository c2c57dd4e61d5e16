"""The staff's side of the gate."""

from restorative.access.staff_pages import (
    accounts,
    links,
    offices,
    own_account,
    requests,
    setting_up,
    signing_in,
)

routes = [
    *signing_in.routes,
    *setting_up.routes,
    *own_account.routes,
    *accounts.routes,
    *offices.routes,
    *links.routes,
    *requests.routes,
]
