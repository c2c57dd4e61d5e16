"""Real SMTP servers on this machine, some of them ill-behaved in one exact way."""

import socket
import threading
from collections import Counter
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP as SmtpProtocol  # noqa: N811 - a class, not a constant
from aiosmtpd.smtp import Envelope, Session

from restorative.settings import Smtp

OFFICE = "office@meetings.example"


class Sink:
    """Takes mail, and says what it was told to say."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.senders: list[str] = []
        self.said_to_sender = ""
        self.said_to_recipient: dict[str, str] = {}
        self.said_to_data: list[str] = []
        self.before_answer: Any = None

    async def handle_MAIL(  # noqa: N802 - aiosmtpd calls it so
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.said_to_sender:
            return self.said_to_sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.said_to_recipient:
            return self.said_to_recipient[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd calls it so
        self, server: Any, session: Session, envelope: Envelope
    ) -> str:
        answer = self.said_to_data.pop(0) if self.said_to_data else "250 OK"
        if answer.startswith("250"):
            content = envelope.content
            assert isinstance(content, bytes)
            made = message_from_bytes(content, policy=policy.default)
            assert isinstance(made, EmailMessage)
            self.letters.append(made)
            self.recipients.append(list(envelope.rcpt_tos))
            self.senders.append(str(envelope.mail_from))
        if self.before_answer:
            await self.before_answer()
        return answer

    def copies(self) -> Counter[str]:
        return Counter(str(letter["Message-ID"]) for letter in self.letters)


class MailServer:
    """Listens on a free port, or on the one it had before."""

    def __init__(self, port: int = 0, tls: Any = None, timeout: float = 60) -> None:
        self.sink = Sink()
        self.port = port or free_port()
        self._tls = tls
        self._timeout = timeout
        self._controller: Controller | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        sink, tls, timeout = self.sink, self._tls, self._timeout

        class Listening(Controller):
            def factory(self) -> SmtpProtocol:
                return SmtpProtocol(sink, tls_context=tls, timeout=timeout, hostname="mail.example")

        self._controller = Listening(sink, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None

    def smtp(self, security: str = "none") -> Smtp:
        return Smtp("127.0.0.1", self.port, security, OFFICE)


class HalfOpen:
    """Accepts a connection and never says a word."""

    def __enter__(self) -> Smtp:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._held: list[socket.socket] = []
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()
        return Smtp("127.0.0.1", self._socket.getsockname()[1], "none", OFFICE)

    def _accept(self) -> None:
        while True:
            try:
                self._held.append(self._socket.accept()[0])
            except OSError:
                return

    def __exit__(self, *_: object) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()
        for held in self._held:
            held.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
