"""The outermost shell: every request gets its visit, every answer its headers."""

from typing import Any

from litestar import Litestar
from litestar.connection import ASGIConnection

from restorative.web import cookies, headers, languages
from restorative.web.visit import Visit, visiting


class Server(Litestar):
    """404 and 405 pass no middleware, so what must hold for them too is done here."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await super().__call__(scope, receive, send)
            return
        visit, is_head = self._visit(scope), scope["method"] == "HEAD"
        secure: bool = self.state.https

        async def dressed(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers.add(message, visit, secure=secure)
            if is_head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        with visiting(visit):
            inner: Any = {**scope, "method": "GET"} if is_head else scope
            await super().__call__(inner, receive, dressed)

    def _visit(self, scope: Any) -> Visit:
        connection: ASGIConnection[Any, Any, Any, Any] = ASGIConnection(scope)
        secure = self.state.https
        first: Visit = self.state.first_visit
        chosen = connection.cookies.get(cookies.name_of(cookies.LANGUAGE, secure=secure))
        spoken = first.local.languages
        language = chosen if chosen in spoken else None
        accepted = languages.accepted(connection.headers.get("accept-language", ""), spoken)
        return Visit(
            local=first.local,
            language=language or accepted or spoken[0],
            chosen=language is not None,
            path=scope["path"],
            secret=cookies.secret_in(connection.cookies, secure=secure),
            help_line=first.help_line,
            exit_site=first.exit_site,
        )
