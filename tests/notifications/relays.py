"""Workers for tests: no chance in their pauses, and little patience."""

from restorative.notifications.worker import Relay
from restorative.notifications.worker.carriers import Carrier
from restorative.notifications.worker.smtp import SmtpCarrier
from restorative.profile import Profile
from tests.conftest import FrozenClock
from tests.notifications.servers import MailServer


def a_relay(to: MailServer | Carrier, profile: Profile, clock: FrozenClock) -> Relay:
    carrier = SmtpCarrier(to.smtp(), patience=1) if isinstance(to, MailServer) else to
    return Relay(carrier, profile, clock, chance=lambda: 0)
