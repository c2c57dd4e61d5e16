"""A form sent twice does its deed once (F19); sent again with other words it starts anew (F20)."""

import hmac
import secrets
from datetime import datetime, timedelta

from litestar.datastructures import FormMultiDict

from restorative.kernel.ids import new_id
from restorative.web.tables import SentForm
from restorative.web.visit import Visit

FIELD = "_once"
KEPT = timedelta(hours=24)
NOT_THE_BODY = frozenset({FIELD, "_csrf"})


class ChangedSinceSent(Exception):
    """The same key came with other words."""


def fresh() -> str:
    return secrets.token_urlsafe(16)


async def led_to(visit: Visit, form: FormMultiDict, now: datetime) -> str | None:
    """Where the first sending of this form led; None if this is the first, which is now noted."""
    key, body = _key(visit, form), _body(visit, form)
    if key is None:
        return None
    await SentForm.delete().where(SentForm.at < now - KEPT)
    row = SentForm(id=new_id(), key=key, body=body, at=now)
    if await SentForm.insert(row).on_conflict(target=SentForm.key, action="DO NOTHING"):
        return None
    earlier = (
        await SentForm.select(SentForm.body, SentForm.led_to).where(SentForm.key == key).first()
    )
    if earlier is None or not hmac.compare_digest(bytes(earlier["body"]), body):
        raise ChangedSinceSent
    return str(earlier["led_to"])


async def remember(visit: Visit, form: FormMultiDict, url: str | None) -> None:
    """A deed that was answered with a page, and not led on, is not noted: it may be done again."""
    key = _key(visit, form)
    if key is None:
        return
    if url is None:
        await SentForm.delete().where(SentForm.key == key)
    else:
        await SentForm.update({SentForm.led_to: url}).where(SentForm.key == key)


def _key(visit: Visit, form: FormMultiDict) -> bytes | None:
    sent = form.get(FIELD)
    if not isinstance(sent, str) or not 16 <= len(sent) <= 64 or not visit.secret:
        return None
    return hmac.digest(visit.secret.encode(), f"{visit.path}\0{sent}".encode(), "sha256")


def _body(visit: Visit, form: FormMultiDict) -> bytes:
    pairs = [(n, v) for n in sorted(set(form) - NOT_THE_BODY) for v in form.getall(n)]
    return hmac.digest(visit.secret.encode(), repr(pairs).encode(), "sha256")
