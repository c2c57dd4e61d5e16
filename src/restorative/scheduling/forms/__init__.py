"""What people may submit about times, places, bookings and invitations."""
