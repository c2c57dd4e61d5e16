"""Sends what lies in the outbox: inside the app's process, or in one of its own beside it."""

from restorative.notifications.worker.relay import Relay
from restorative.notifications.worker.running import running, work_until

__all__ = ["Relay", "running", "work_until"]
