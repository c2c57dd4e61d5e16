"""The memory of the house: an append-only chain of who did what, without a personal detail."""

from restorative.audit.recording import record
from restorative.audit.vocabulary import Word

__all__ = ["Word", "record"]
