"""What a message is, and where it stands."""

from enum import StrEnum


class Channel(StrEnum):
    MAIL = "mail"
    SMS = "sms"


class State(StrEnum):
    """Where a message stands.

    DRAFT waits for a member of staff; QUEUED for its time; LEASED is in a worker's
    hands; UNKNOWN was handed over and nobody said whether it arrived.
    WAITS_FOR_STAFF and SENT_BY_STAFF are an SMS's: the office phone sends it.
    """

    DRAFT = "draft"
    QUEUED = "queued"
    LEASED = "leased"
    ACCEPTED = "accepted"
    UNKNOWN = "unknown"
    FAILED = "failed"
    TOO_LATE = "too_late"
    STOPPED = "stopped"
    WAITS_FOR_STAFF = "waits_for_staff"
    SENT_BY_STAFF = "sent_by_staff"


class Trouble(StrEnum):
    """Why a message did not arrive, in a word that names nobody."""

    NONE = ""
    REFUSED = "refused"
    TRIED_TOO_OFTEN = "tried_too_often"
    NO_ADDRESS = "no_address"
    BAD_ADDRESS = "bad_address"
    NO_ANSWER = "no_answer"
    NOT_TO_BE_CONTACTED = "not_to_be_contacted"
    NO_GOOD_HOUR = "no_good_hour"
    OTHER_WAY_WANTED = "other_way_wanted"
    BROKEN = "broken"
    TOO_LATE = "too_late"
    NO_MAIL_SERVER = "no_mail_server"


DELIVERED = frozenset({State.ACCEPTED, State.SENT_BY_STAFF})
OPEN = frozenset({State.DRAFT, State.QUEUED, State.LEASED, State.WAITS_FOR_STAFF, State.UNKNOWN})
