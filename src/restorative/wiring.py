"""Everything that happens because something else happened: one line for each."""

from restorative.access import commands as access
from restorative.kernel.facts import listen
from restorative.web.own_pages import Leaving


def wire() -> None:
    """Called once by every program; a second time changes nothing."""
    listen(Leaving, access.end_left_sessions)
