"""Gathered from every room below: a day's work, one case, one participant's page."""

from restorative.today.queries.case_home import CaseHome, case_home
from restorative.today.queries.day import Day, day_of
from restorative.today.queries.own_page import OwnPage, own_page

__all__ = ["CaseHome", "Day", "OwnPage", "case_home", "day_of", "own_page"]
