"""Every word the audit may use; a new act is a new line here, sorted by slice."""

from enum import StrEnum


class Word(StrEnum):
    # audit
    AUDIT_STARTED = "audit started"
    # scheduling
    VENUE_ADDED = "venue added"
    ROOM_ADDED = "room added"
    ENTRANCE_ADDED = "entrance added"
    PLACE_CLOSED = "place closed"
    HELPER_ADDED = "helper added"
    HELPER_ENDED = "helper ended"
    HOLIDAY_ADDED = "holiday added"
    HOLIDAY_REMOVED = "holiday removed"
    TIMES_OFFERED = "times offered"
    TIME_WITHDRAWN = "time withdrawn"
    TIMES_ANSWERED = "times answered"
    MEETING_BOOKED = "meeting booked"
    MEETING_MOVED = "meeting moved"
    MEETING_HELD_BACK = "meeting held back"
    MEETING_CANCELLED = "meeting cancelled"
    MEETING_TEXT_RELEASED = "meeting text released"
    BOOKING_MADE = "booking made"
    BOOKING_RELEASED = "booking released"
    NOTICE_WAIVED = "notice waived"
    PEOPLE_INVITED = "people invited"
    INVITATION_ANSWERED = "invitation answered"
    # meetings
    GO_AHEAD_SAID = "go-ahead said"
    NO_GO_SAID = "no-go said"
    ARRIVAL_RECORDED = "arrival recorded"
    LEAVING_RECORDED = "leaving recorded"
    WILLINGNESS_ASKED = "willingness asked"
    STEP_MARKED = "step marked"
    MEETING_STARTED = "meeting started"
    MEETING_PAUSED = "meeting paused"
    MEETING_RESUMED = "meeting resumed"
    MEETING_STOPPED = "meeting stopped"
    MEETING_ADJOURNED = "meeting adjourned"
    MEETING_ENDED = "meeting ended"
