"""Carries what we say to people: the outbox, its sending, replies, and tasks for staff."""
