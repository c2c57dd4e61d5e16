"""Times, venues and rooms, holidays, constraints, bookings and calendar files."""
