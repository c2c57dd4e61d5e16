"""Pages travel compressed; tokens are masked anew in each, so that size tells nothing (BREACH)."""

import gzip
from collections.abc import Iterator
from typing import Any

import brotli  # type: ignore[import-untyped]
from litestar.datastructures import MutableScopeHeaders

WORTH_IT = 600
QUICK = 4


class Compressed:
    """One answer on its way: its head waits for its body, so that both agree."""

    def __init__(self, accepts: str, *, is_head: bool) -> None:
        self.accepts, self.is_head = accepts, is_head
        self.start: Any = None

    def parts(self, message: Any) -> Iterator[Any]:
        if message["type"] == "http.response.start":
            self.start = message
            return
        if self.start is not None:
            message = self._packed(message)
            yield self.start
            self.start = None
        yield {**message, "body": b""} if self.is_head else message

    def _packed(self, message: Any) -> Any:
        headers = MutableScopeHeaders.from_message(self.start)
        body = message.get("body", b"")
        if not headers.get("content-type", "").startswith("text/html"):
            return message
        headers.add("vary", "accept-encoding")
        if len(body) < WORTH_IT or message.get("more_body"):
            return message
        body, encoding = self._squeezed(body)
        if encoding:
            headers["content-encoding"] = encoding
            headers["content-length"] = str(len(body))
        return {**message, "body": body}

    def _squeezed(self, body: bytes) -> tuple[bytes, str]:
        if "br" in self.accepts:
            return brotli.compress(body, quality=QUICK), "br"
        return (gzip.compress(body, QUICK), "gzip") if "gzip" in self.accepts else (body, "")
