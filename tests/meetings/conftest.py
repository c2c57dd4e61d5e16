"""Browsers for the pages of the meeting day."""

from tests.scheduling.conftest import as_staff, by_link

__all__ = ["as_staff", "by_link"]
