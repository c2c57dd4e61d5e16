"""Carries mail to the office's mail server, and says exactly how far it came."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress

import aiosmtplib

from restorative.notifications.rules.outcomes import Ended
from restorative.notifications.rules.sending import PATIENCE_SECONDS
from restorative.notifications.worker.mail import Mail, written
from restorative.settings import Smtp

Leave = Callable[[], Awaitable[bool]]
LINE_IS_DEAD = (aiosmtplib.SMTPException, OSError, TimeoutError)
GOING_DOWN = 421
GOODBYE_SECONDS = 2
FOR_GOOD = 500


class SmtpCarrier:
    def __init__(
        self, smtp: Smtp, tls: ssl.SSLContext | None = None, patience: float = PATIENCE_SECONDS
    ) -> None:
        self._smtp = smtp
        self._tls = tls
        self._patience = patience

    async def carry(self, mail: Mail, leave: Leave) -> Ended:
        """`leave` is asked after the recipient was accepted, and just before the words go."""
        letter = written(mail, self._smtp.sender).as_bytes()
        line = self._line()
        try:
            return await self._connected(line, mail, letter, leave)
        finally:
            line.close()

    def _line(self) -> aiosmtplib.SMTP:
        """With STARTTLS or TLS asked for, nothing is ever sent in the clear."""
        return aiosmtplib.SMTP(
            hostname=self._smtp.host,
            port=self._smtp.port,
            username=self._smtp.user or None,
            password=self._smtp.password or None,
            use_tls=self._smtp.security == "tls",
            start_tls=self._smtp.security == "starttls",
            tls_context=self._tls,
            local_hostname=self._smtp.sender.rpartition("@")[2],
            timeout=self._patience,
        )

    async def _connected(
        self, line: aiosmtplib.SMTP, mail: Mail, letter: bytes, leave: Leave
    ) -> Ended:
        try:
            async with asyncio.timeout(self._patience):
                await line.connect()
        except LINE_IS_DEAD as error:
            return _no_line(error)
        if said := await self._announced(line, mail):
            return said
        if not await leave():
            return Ended.WITHHELD
        ended = await self._sent(line, letter)
        await _say_goodbye(line)
        return ended

    async def _announced(self, line: aiosmtplib.SMTP, mail: Mail) -> Ended | None:
        """Sender and recipient; None when both are accepted."""
        try:
            async with asyncio.timeout(self._patience):
                await line.mail(self._smtp.sender)
                await line.rcpt(mail.to.to)
        except aiosmtplib.SMTPSenderRefused as error:
            return Ended.TRY_LATER if error.code < FOR_GOOD else Ended.SERVER_UNFIT
        except aiosmtplib.SMTPResponseException as error:
            return _refused(error.code)
        except LINE_IS_DEAD:
            return Ended.TRY_LATER
        return None

    async def _sent(self, line: aiosmtplib.SMTP, letter: bytes) -> Ended:
        try:
            async with asyncio.timeout(self._patience):
                await line.data(letter)
        except aiosmtplib.SMTPResponseException as error:
            return _refused(error.code)
        except LINE_IS_DEAD:
            return Ended.NO_ANSWER
        return Ended.ACCEPTED


def _refused(code: int) -> Ended:
    """A code below 400 here is no refusal we know: nobody can say what became of it."""
    if code == GOING_DOWN:
        return Ended.SERVER_DOWN
    if code < 400:
        return Ended.NO_ANSWER
    return Ended.TRY_LATER if code < FOR_GOOD else Ended.REFUSED


def _no_line(error: Exception) -> Ended:
    """A certificate or password that is not accepted will not mend itself: staff are told."""
    unfit = (aiosmtplib.SMTPAuthenticationError, aiosmtplib.SMTPNotSupported, ssl.SSLError)
    if type(error) is aiosmtplib.SMTPException or any(isinstance(e, unfit) for e in _chain(error)):
        return Ended.SERVER_UNFIT
    return Ended.SERVER_DOWN


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


async def _say_goodbye(line: aiosmtplib.SMTP) -> None:
    """What became of the mail is known already; manners may fail."""
    with suppress(*LINE_IS_DEAD):
        async with asyncio.timeout(GOODBYE_SECONDS):
            await line.quit()
