"""Staff: readiness, check-in, the run sheet."""

from restorative.meetings.staff_pages import check_in, readiness, running

routes = [*readiness.routes, *check_in.routes, *running.routes]
