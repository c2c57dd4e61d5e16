"""What is to do now: the staff's day, one case at a glance, a participant's own page."""
