"""What people see who come by a private link, before they are on their own page."""

from restorative.access.participant_pages import code, landing, safety

routes = [*landing.routes, *code.routes, *safety.routes]
