"""A browser for the pages of preparation."""

from tests.consent.conftest import as_staff, by_link, nobody

__all__ = ["as_staff", "by_link", "nobody"]
