"""What each person must have understood before they are asked to meet (domain 5.5, R25, R27)."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.cases.rules import Member, Role
from restorative.kernel.sentences import Sentence, say


class Item(StrEnum):
    PURPOSE = "purpose"
    VOLUNTARY = "voluntary"
    FORMATS = "formats"
    WHO_IS_THERE = "who_is_there"
    WHAT_OTHERS_KNOW = "what_others_know"
    PRIVACY = "privacy"
    REFERRER = "referrer"
    NOT_A_PLEA = "not_a_plea"
    GOOD_AND_BAD = "good_and_bad"
    RIGHTS = "rights"
    ACTIONS = "actions"
    DATA = "data"
    COMPLAINTS = "complaints"
    STOPPING = "stopping"


SAID: dict[Item, Sentence] = {
    Item.PURPOSE: say("What the meeting is for."),
    Item.VOLUNTARY: say("It is their choice, and they can stop at any time."),
    Item.FORMATS: say("What each kind of meeting looks like."),
    Item.WHO_IS_THERE: say("Who will be in the room, and why."),
    Item.WHAT_OTHERS_KNOW: say("What the other people have been told about them."),
    Item.PRIVACY: say("What stays private. The exceptions are serious danger and a court order."),
    Item.REFERRER: say("What the body that sent the case will and will not be told."),
    Item.NOT_A_PLEA: say(
        "Saying what happened is not a guilty plea. "
        "What happens to the case if they take part, say no, stop, finish or do not finish."
    ),
    Item.GOOD_AND_BAD: say("What may be good about it, and what may be hard."),
    Item.RIGHTS: say("They may have a lawyer, an interpreter and a person they trust."),
    Item.ACTIONS: say("What people may agree to do, and the limits."),
    Item.DATA: say("What we write down, how long we keep it, and how it is erased."),
    Item.COMPLAINTS: say("How to complain, and that their facilitator does not decide on it."),
    Item.STOPPING: say("How to change their mind."),
}
"""What is read out, in this order."""

BESIDE = (Item.PURPOSE, Item.VOLUNTARY, Item.WHO_IS_THERE, Item.PRIVACY, Item.DATA, Item.STOPPING)
"""What somebody who comes along for another person has to know."""


class Explanation(msgspec.Struct, frozen=True):
    """One sitting: what was gone through, in which language, by whom."""

    person_id: UUID
    at: datetime
    by: UUID
    language: str
    items: tuple[Item, ...]
    teach_back: bool
    with_interpreter: bool = False


class Explained(msgspec.Struct, frozen=True):
    """What one person has been told so far.

    `at` is the moment from which cooling-off counts: every item gone through, and
    said again in the person's own words. None: not there yet.
    """

    person_id: UUID
    at: datetime | None
    language: str
    items: tuple[Item, ...]
    missing: tuple[Item, ...]
    teach_back: bool
    by: UUID
    with_interpreter: bool = False


def items_for(member: Member) -> tuple[Item, ...]:
    return BESIDE if member.role is Role.SUPPORTER else tuple(Item)


def explained(member: Member, sittings: Iterable[Explanation]) -> Explained | None:
    """Several sittings add up; the teach-back counts at or after the last item."""
    so_far: Explained | None = None
    for sitting in sorted(sittings, key=lambda one: one.at):
        so_far = _after(member, so_far, sitting)
    return so_far


def _after(member: Member, so_far: Explained | None, sitting: Explanation) -> Explained:
    if so_far and so_far.at:
        return so_far
    told = {*sitting.items, *(so_far.items if so_far else ())}
    missing = tuple(item for item in items_for(member) if item not in told)
    understood = sitting.teach_back and not missing
    return Explained(
        person_id=member.person_id,
        at=sitting.at if understood else None,
        language=sitting.language,
        items=tuple(item for item in Item if item in told),
        missing=missing,
        teach_back=understood,
        by=sitting.by,
        with_interpreter=sitting.with_interpreter,
    )
