"""What staff see and do while they prepare a meeting."""

from restorative.preparation.staff_pages import people, suitability, tracks

routes = [*people.routes, *tracks.routes, *suitability.routes]
