"""The jurisdiction profile: a country's rules as data, handed to rules like `now`."""

from restorative.profile.model import (
    DeadlineCounts,
    MajorityCountsFrom,
    Profile,
    Retention,
    ServiceHours,
)
from restorative.profile.reading import load

__all__ = [
    "DeadlineCounts",
    "MajorityCountsFrom",
    "Profile",
    "Retention",
    "ServiceHours",
    "load",
]
