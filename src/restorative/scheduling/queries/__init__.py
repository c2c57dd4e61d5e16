"""What can be read of times, places, dates and invitations."""

from restorative.scheduling.queries.about import AboutMeeting, about_my_meeting
from restorative.scheduling.queries.dates import (
    appointment,
    appointment_by_id,
    appointments,
    appointments_of,
    coming,
    planned,
)
from restorative.scheduling.queries.invitations import answers, guests_of
from restorative.scheduling.queries.letters import Letter, letter
from restorative.scheduling.queries.mine import (
    my_appointment,
    my_appointment_by_id,
    my_appointments,
    my_calendar_file,
    my_tasks,
)
from restorative.scheduling.queries.pages import (
    BookingPage,
    DatePage,
    booking_page,
    date_page,
    guest_of,
)
from restorative.scheduling.queries.places import (
    helpers,
    helpers_of,
    holiday_list,
    holidays,
    open_venues,
    venue,
    venues,
)
from restorative.scheduling.queries.standing import (
    blockers_of_booking,
    blockers_of_inviting,
    standing_of,
)
from restorative.scheduling.queries.times import Board, MyTimes, board, board_of, my_times
from restorative.scheduling.queries.work import to_do

__all__ = [
    "AboutMeeting",
    "Board",
    "BookingPage",
    "DatePage",
    "Letter",
    "MyTimes",
    "about_my_meeting",
    "answers",
    "appointment",
    "appointment_by_id",
    "appointments",
    "appointments_of",
    "blockers_of_booking",
    "blockers_of_inviting",
    "board",
    "board_of",
    "booking_page",
    "coming",
    "date_page",
    "guest_of",
    "guests_of",
    "helpers",
    "helpers_of",
    "holiday_list",
    "holidays",
    "letter",
    "my_appointment",
    "my_appointment_by_id",
    "my_appointments",
    "my_calendar_file",
    "my_tasks",
    "my_times",
    "open_venues",
    "planned",
    "standing_of",
    "to_do",
    "venue",
    "venues",
]
