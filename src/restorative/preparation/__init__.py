"""Suitability, preparation contacts, what has been explained, and the safety plan."""
