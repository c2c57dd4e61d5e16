"""What staff had typed when their session was over, put by for when they are back (Y21)."""

from litestar import Request

from restorative.access import commands, cookies
from restorative.access.commands.kept_forms import KeptTyping
from restorative.access.cookies import AnyConnection
from restorative.access.queries.sessions import account_of
from restorative.access.rules import Area
from restorative.web.csrf import SAFE

SECRET_FIELDS = ("password", "code", "_csrf", "_once")


async def keep_typing(connection: AnyConnection) -> str:
    """The secret by which this browser finds it again; empty where there is nothing to keep."""
    if connection.scope["method"] in SAFE:  # type: ignore[typeddict-item]
        return ""
    account_id = await account_of(cookies.secret_of(connection, Area.STAFF))
    fields = await _typed(connection)
    if account_id is None or not any(value.strip() for _, value in fields):
        return ""
    now = connection.app.state.clock.now()
    return await commands.keep_form(account_id, KeptTyping(connection.url.path, fields), now)


async def _typed(connection: AnyConnection) -> tuple[tuple[str, str], ...]:
    form = await Request(connection.scope, connection.receive).form()
    return tuple(
        (name, value)
        for name, value in form.multi_items()
        if isinstance(value, str) and not any(secret in name for secret in SECRET_FIELDS)
    )
