"""A booked meeting: readiness, run sheet, who came, pauses, adjourning and stopping."""
