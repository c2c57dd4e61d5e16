"""A page of Litestar, Piccolo and Jinja alone: what the real pages are held against."""

import uuid
from datetime import UTC, datetime
from typing import Any

from jinja2 import Environment
from litestar import Litestar, Request, get, post
from litestar.enums import MediaType
from litestar.params import FromPath
from litestar.response import Redirect, Response
from piccolo.columns import UUID, Bytea, Date, Integer, Text, Timestamptz
from piccolo.table import Table

from restorative.db import transaction
from restorative.kernel.ids import new_id

LINE = "Nothing that anyone would want to read, as often as it takes."
PAGE = Environment(autoescape=True).from_string(
    "<!doctype html><title>Bare</title>{% for line in lines %}<p>{{ line }}</p>\n{% endfor %}"
)
ONE_LINE = len(f"<p>{LINE}</p>\n")
SEALED = bytes(300)
ROW = uuid.UUID(int=1)


class BareRow(Table, tablename="bench_bare_row"):
    """A row of the usual shape, in a table of the benchmark's own."""

    id = UUID(primary_key=True, default=None)
    of = UUID(default=None, index=True)
    key_id = UUID(default=None)
    kind = Text()
    place = Integer()
    at = Timestamptz()
    day = Date()
    sealed = Bytea()


def a_row(row_id: uuid.UUID) -> BareRow:
    now = datetime.now(UTC)
    return BareRow(
        id=row_id, of=ROW, key_id=ROW, kind="bare", place=1, at=now, day=now.date(), sealed=SEALED
    )


async def prepare() -> None:
    await BareRow.create_table(if_not_exists=True)
    await a_row(ROW).save()


async def _read(times: int) -> None:
    for _ in range(times):
        await BareRow.select().where(BareRow.id == ROW).first()


@get("/bare/{reads:int}/{size:int}", media_type=MediaType.HTML)
async def bare_page(reads: FromPath[int], size: FromPath[int]) -> Response[str]:
    """As many queries and as many bytes as the real page."""
    await _read(reads)
    return Response(PAGE.render(lines=[LINE] * (size // ONE_LINE)), media_type=MediaType.HTML)


@post("/bare/{reads:int}/{writes:int}")
async def bare_deed(
    request: Request[Any, Any, Any], reads: FromPath[int], writes: FromPath[int]
) -> Redirect:
    """As many reads and writes as the real form, in one transaction."""
    await request.form()
    async with transaction():
        await _read(reads)
        for _ in range(writes):
            await a_row(new_id()).save()
    return Redirect("/bare/0/0", status_code=303)


app = Litestar([bare_page, bare_deed], openapi_config=None, logging_config=None)
