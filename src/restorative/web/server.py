"""The outermost shell: every request gets its visit, every answer its headers."""

from contextlib import nullcontext
from typing import Any
from urllib.parse import urlsplit

from litestar import Litestar
from litestar.connection import ASGIConnection

from restorative.db import reading_once
from restorative.web import cookies, headers, languages, query_string
from restorative.web.compression import Compressed
from restorative.web.visit import Visit, visiting

LARGEST_HEADERS = 16_000
TOO_LARGE = ({"type": "http.response.start", "status": 431}, {"type": "http.response.body"})


class Server(Litestar):
    """404 and 405 pass no middleware, so what must hold for them too is done here."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    async def _answer(self, scope: Any, receive: Any, send: Any) -> None:
        is_head, visit = scope["method"] == "HEAD", self._visit(scope)
        packed = Compressed(_header(scope, b"accept-encoding"), is_head=is_head)

        async def dressed(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers.add(message, visit, secure=self.state.https)
            for part in packed.parts(message):
                await send(part)

        if sum(len(name) + len(value) for name, value in scope["headers"]) > LARGEST_HEADERS:
            for part in TOO_LARGE:
                await dressed({"headers": [], **part})
            return
        with visiting(visit):
            method = "GET" if is_head else scope["method"]
            query = query_string.tidied(scope["query_string"])
            inner: Any = {**scope, "method": method, "query_string": query}
            with reading_once() if method == "GET" else nullcontext():
                await super().__call__(inner, receive, dressed)

    def _visit(self, scope: Any) -> Visit:
        connection: ASGIConnection[Any, Any, Any, Any] = ASGIConnection(scope)
        secure: bool = self.state.https
        first: Visit = self.state.first_visit
        spoken = first.local.languages
        chosen = connection.cookies.get(cookies.name_of(cookies.LANGUAGE, secure=secure))
        accepted = languages.accepted(connection.headers.get("accept-language", ""), spoken)
        return Visit(
            local=first.local,
            language=chosen if chosen in spoken else accepted or spoken[0],
            chosen=chosen in spoken,
            path=scope["path"],
            here=self._here(scope),
            secret=cookies.secret_in(connection.cookies, secure=secure),
            help_line=first.help_line,
            exit_site=first.exit_site,
        )

    def _here(self, scope: Any) -> str:
        """The page that is shown: of an answer to a form, the page that had the form."""
        if scope["method"] in ("GET", "HEAD"):
            return str(scope["path"])
        origin, referer = self.state.origin, _header(scope, b"referer")
        return urlsplit(referer).path if referer.startswith(f"{origin}/") else "/"


def _header(scope: Any, wanted: bytes) -> str:
    found = (value for name, value in scope["headers"] if name == wanted)
    return next(found, b"").decode("latin-1")
