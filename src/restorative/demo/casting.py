"""Casts people for a case: each needs a name, a language and a way to be reached."""

from itertools import count
from typing import Any

from restorative.cases.rules import Mandate, Role
from restorative.demo.cast import Somebody
from restorative.demo.days import Days
from restorative.people.rules import Channel, Details, Grounds, Needs, PersonKind

Way = dict[str, Any]


class Casting:
    """Every number and address is given out once and belongs to nobody: the numbers are a block
    of the demonstration's own, and example.com is there for examples."""

    def __init__(self, days: Days) -> None:
        self._days, self._number = days, count(1)

    def by_sms(self) -> Way:
        return {"channel": Channel.SMS, "phone": self._phone()}

    def by_phone(self) -> Way:
        return {"channel": Channel.PHONE, "phone": self._phone()}

    def by_mail(self) -> Way:
        return {"channel": Channel.MAIL, "email": f"person{next(self._number)}@example.com"}

    def on_paper(self, address: str) -> Way:
        return {"channel": Channel.PAPER, "address": address}

    def young_person(self, full_name: str, language: str, age: int, way: Way) -> Somebody:
        details = self._person(full_name, language, way, born_on=self._days.born(age))
        return Somebody(details=details, role=Role.RESPONSIBLE)

    def harmed(self, full_name: str, language: str, way: Way, **more: Any) -> Somebody:
        needs = more.pop("needs", None)
        if "age" in more:
            more["born_on"] = self._days.born(more.pop("age"))
        may_be_contacted = bool(way)
        return Somebody(
            details=self._person(full_name, language, way, **more),
            role=Role.HARMED,
            needs=needs,
            may_be_contacted=may_be_contacted,
        )

    def organisation(self, name: str) -> Somebody:
        details = Details(name, name, "tk", kind=PersonKind.ORGANISATION)
        return Somebody(details=details, role=Role.HARMED)

    def representative(
        self, full_name: str, language: str, way: Way, beside: str, mandate: Mandate
    ) -> Somebody:
        details = self._person(full_name, language, way)
        return Somebody(details=details, role=Role.REPRESENTATIVE, beside=beside, mandate=mandate)

    def guardian(
        self,
        full_name: str,
        language: str,
        way: Way,
        beside: str,
        grounds: Grounds,
        *,
        interpreter_language: str | None = None,
        needs: Needs | None = None,
    ) -> Somebody:
        details = self._person(full_name, language, way, interpreter_language=interpreter_language)
        return Somebody(
            details=details, role=Role.GUARDIAN, beside=beside, grounds=grounds, needs=needs
        )

    def supporter(self, full_name: str, language: str, way: Way, beside: str) -> Somebody:
        details = self._person(full_name, language, way)
        return Somebody(details=details, role=Role.SUPPORTER, beside=beside)

    def _person(self, full_name: str, language: str, way: Way, **more: Any) -> Details:
        called = full_name.split()[0]
        return Details(full_name, called, language, **way, **more)

    def _phone(self) -> str:
        return f"+993650000{next(self._number):02}"
