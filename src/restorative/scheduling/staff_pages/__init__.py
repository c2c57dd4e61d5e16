"""Staff: places, candidate times, booking, dates."""

from restorative.scheduling.staff_pages import booking, dates, places, times

routes = [*places.routes, *times.routes, *booking.routes, *dates.routes]
