"""A database as an office finds it on its first day: without tables, without keys."""

import pytest

from restorative.db import make_engine, start_pool, stop_pool
from tests.databases import use


@pytest.fixture
async def new_database(engine_kind, databases, tmp_path):
    async with databases.empty(engine_kind, tmp_path) as url:
        database = use(make_engine(url))
        await start_pool()
        try:
            yield database
        finally:
            await stop_pool()
