"""What staff and participants see first: the day's work, a case's home, a person's own page."""
