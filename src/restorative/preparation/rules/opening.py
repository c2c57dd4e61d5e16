"""On which cases preparation goes on."""

from restorative.cases.rules import CaseState
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say


def require_in_hand(state: CaseState) -> None:
    """Accepted and not over: before that nobody is prepared, after it nobody is."""
    if state not in (CaseState.ACCEPTED, CaseState.ALLOCATED):
        raise RuleBroken(say("This case is not open for preparation now."))
