"""One page reads each thing once, and never an answer that a deed has overtaken."""

from restorative.db import engine as database_in_use
from restorative.db import reading_once, transaction
from restorative.kernel.ids import new_id
from restorative.web.tables import SentForm
from tests.conftest import ASHGABAT_MORNING


async def _forms() -> int:
    return len(await SentForm.select(SentForm.id))


async def _add() -> None:
    row = SentForm(id=new_id(), key=new_id().bytes, body=b"", at=ASHGABAT_MORNING)
    await SentForm.insert(row)


async def test_the_same_question_is_asked_once_in_one_reading(engine, monkeypatch):
    asked: list[str] = []
    real = type(database_in_use()).__mro__[2].run_querystring

    async def counted(self, querystring, in_pool=False):
        asked.append(str(querystring))
        return await real(self, querystring, in_pool=in_pool)

    monkeypatch.setattr(type(database_in_use()).__mro__[2], "run_querystring", counted)
    with reading_once():
        assert [await _forms(), await _forms(), await _forms()] == [0, 0, 0]
    assert len(asked) == 1


async def test_what_was_read_is_forgotten_when_something_is_written(engine):
    with reading_once():
        assert await _forms() == 0
        await _add()
        assert await _forms() == 1
        async with transaction():
            await _add()
            assert await _forms() == 2
        assert await _forms() == 2


async def test_what_a_reader_changes_in_its_rows_is_its_own(engine):
    await _add()
    with reading_once():
        (row,) = await SentForm.select(SentForm.body)
        row["body"] = b"changed"
        assert (await SentForm.select(SentForm.body))[0]["body"] == b""


async def test_outside_a_reading_every_question_is_asked_anew(engine):
    assert await _forms() == 0
    await _add()
    assert await _forms() == 1
