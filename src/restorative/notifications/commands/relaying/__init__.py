"""What a worker does with the outbox: take one, hand it over, write down what became of it."""

from restorative.notifications.commands.relaying.claiming import claim
from restorative.notifications.commands.relaying.handing_over import hand_over, verdict_on
from restorative.notifications.commands.relaying.settling import settle
from restorative.notifications.commands.relaying.sweeping import give_up_late, settle_leases

__all__ = ["claim", "give_up_late", "hand_over", "settle", "settle_leases", "verdict_on"]
