"""What happens at the gate that other rooms may want to hear of."""

from uuid import UUID

from restorative.kernel.facts import Fact


class LinkLocked(Fact, frozen=True):
    """Too many wrong codes. `for_good` when the link was ended by it."""

    link_id: UUID
    case_id: UUID
    person_id: UUID | None
    action_id: UUID | None
    for_good: bool


class LinkReportedWrong(Fact, frozen=True):
    """It reached somebody else: "This is not for me" (S15). The link is ended already."""

    link_id: UUID
    case_id: UUID
    person_id: UUID | None
    action_id: UUID | None


class CallWanted(Fact, frozen=True):
    """Somebody at a link has no code and asks to be called."""

    link_id: UUID
    case_id: UUID
    person_id: UUID | None
    action_id: UUID | None


class NewLinkWanted(Fact, frozen=True):
    """Somebody we do not know asks for a new link; the words are in `queries.link_requests`."""

    request_id: UUID
