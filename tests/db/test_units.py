"""One deed, one transaction: on both engines."""

import pytest

from restorative.db import transaction
from restorative.db.tables import DataKey
from restorative.kernel.ids import new_id


async def test_what_fails_leaves_nothing_behind(engine):
    with pytest.raises(ZeroDivisionError):
        async with transaction():
            await DataKey(id=new_id(), wrapped=b"1").save()
            raise ZeroDivisionError
    assert await DataKey.count() == 0
