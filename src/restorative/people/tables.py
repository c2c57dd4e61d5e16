"""What is kept of people: sealed, under the key of their party; a row never names its case."""

from piccolo.columns import UUID, Boolean, Bytea, Date, Integer, Timestamptz, Varchar
from piccolo.table import Table


class Person(Table, tablename="person"):
    """`sealed` holds the Details, `needs` the Needs; the two indexes find equal numbers."""

    id = UUID(primary_key=True, default=None)
    key_id = UUID(default=None)
    sealed = Bytea()
    needs = Bytea(null=True, default=None)
    phone_index = Bytea(null=True, default=None, index=True)
    email_index = Bytea(null=True, default=None, index=True)
    version = Integer(default=1)
    needs_version = Integer(default=0)


class PersonWord(Table, tablename="person_word"):
    """One word of somebody's name, folded and blind: found by those who know it."""

    id = UUID(primary_key=True, default=None)
    person_id = UUID(default=None, index=True)
    word = Bytea(index=True)


class Guardianship(Table, tablename="guardianship"):
    """How an adult stands to a child; the row with the highest number is the one that counts."""

    id = UUID(primary_key=True, default=None)
    place = Varchar(length=80, unique=True)
    child_id = UUID(default=None, index=True)
    guardian_id = UUID(default=None, index=True)
    number = Integer(default=1)
    kind = Varchar(length=30)
    authority = Varchar(length=20)
    verified_how = Varchar(length=30)
    conflict = Varchar(length=20)
    excluded = Boolean(default=False)
    recorded_at = Timestamptz(default=None)
    recorded_by = UUID(default=None)


class NoContactOrder(Table, tablename="no_contact"):
    id = UUID(primary_key=True, default=None)
    a_id = UUID(default=None, index=True)
    b_id = UUID(default=None, index=True)
    kind = Varchar(length=30)
    from_on = Date(default=None)
    until_on = Date(null=True, default=None)
    recorded_at = Timestamptz(default=None)
    recorded_by = UUID(default=None)


class NoContactVariation(Table, tablename="no_contact_variation"):
    """A written leave to meet, for these days; it counts once a second person confirmed it."""

    id = UUID(primary_key=True, default=None)
    order_id = UUID(default=None, index=True)
    from_on = Date(default=None)
    until_on = Date(default=None)
    written_on = Date(default=None)
    proposed_at = Timestamptz(default=None)
    proposed_by = UUID(default=None)


class NoContactConfirmation(Table, tablename="no_contact_confirmation"):
    id = UUID(primary_key=True, default=None)
    variation_id = UUID(default=None, unique=True)
    confirmed_at = Timestamptz(default=None)
    confirmed_by = UUID(default=None)
