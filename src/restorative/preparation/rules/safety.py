"""The safety plan of one meeting (domain 6.5). Who may stop it is never asked: anyone."""

import msgspec

from restorative.kernel.sentences import Sentence, say


class SafetyPlan(msgspec.Struct, frozen=True):
    """Free words, sealed as one piece; an empty line is a line nobody needed."""

    triggers: str = ""
    signal: str = ""
    seating: str = ""
    exits: str = ""
    way_home: str = ""
    waiting: str = ""
    quiet_room: str = ""
    phones: str = ""
    calls_after: str = ""
    contact_after: str = ""
    emergency: str = ""


ASKS: dict[str, Sentence] = {
    "triggers": say("What may upset somebody"),
    "signal": say("The word or hand sign that asks for a break"),
    "seating": say("Who sits where"),
    "exits": say("Ways out"),
    "way_home": say("Who goes home with whom"),
    "waiting": say("How they wait apart"),
    "quiet_room": say("The room for a pause"),
    "phones": say("Phones and recording"),
    "calls_after": say("Calls afterwards: the same day, the next day, after a week"),
    "contact_after": say("Contact between them afterwards"),
    "emergency": say("Whom to call in an emergency"),
}
"""The lines of the plan, in this order."""
