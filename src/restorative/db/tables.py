"""The wrapped data keys, and the mark by which a database knows its key file."""

from piccolo.columns import UUID, Bytea
from piccolo.table import Table


class DataKey(Table, tablename="data_key"):
    """One key per case and party, wrapped by the office's key that lies outside the database."""

    id = UUID(primary_key=True, default=None)
    wrapped = Bytea()


class KeyMark(Table, tablename="key_mark"):
    """One row: what only the right key file can have written."""

    id = UUID(primary_key=True, default=None)
    mark = Bytea()
