"""The people of the stories. Everybody here is invented, and so is every number."""

from datetime import date

import msgspec

from restorative.access.rules import Standing


class Colleague(msgspec.Struct, frozen=True):
    """Somebody of the office."""

    name: str
    signs_in_as: str
    standing: Standing


class Somebody(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of a case, with everything the other side must never learn."""

    full_name: str
    called: str
    language: str = "tk"
    channel: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    school: str = ""
    interpreter: str = ""
    born_on: date | None = None

    @property
    def surname(self) -> str:
        return self.full_name.split()[-1]

    @property
    def secrets(self) -> tuple[str, ...]:
        """R1: contact, address, school, date of birth and surname, as a page might write them."""
        plain = (self.surname, self.phone, self.email, self.address, self.school)
        return tuple(word for word in (*plain, *self._birth(), *self._ends_of_number()) if word)

    def _birth(self) -> tuple[str, ...]:
        if self.born_on is None:
            return ()
        day = self.born_on
        return (f"{day:%Y-%m-%d}", f"{day.day} {day:%B %Y}", f"{day.day} {day:%b %Y}")

    def _ends_of_number(self) -> tuple[str, ...]:
        """A masked number shows its end; so much is too much for the other side."""
        return (self.phone.removeprefix("+993"),) if self.phone else ()


MAYSA = Colleague("Maýsa Annaýewa", "maysa", Standing.ADMINISTRATOR)
GOZEL = Colleague("Gözel Durdyýewa", "gozel", Standing.COORDINATOR)
AKNABAT = Colleague("Aknabat Orazowa", "aknabat", Standing.FACILITATOR)
TIMUR = Colleague("Timur Hojaýew", "timur", Standing.SUPERVISOR)
LEYLA = Colleague("Leýla Muhammedowa", "leyla", Standing.SUPERVISOR)
COLLEAGUES = (GOZEL, AKNABAT, TIMUR, LEYLA)

AYLAR = Somebody(
    full_name="Aýlar Garlyýewa", called="Aýlar", channel="sms", phone="+99361110001",
    address="Bagtyýarlyk street 14", school="Lyceum Parahat", born_on=date(2011, 9, 5),
)  # fmt: skip
MARAL = Somebody(
    full_name="Maral Garlyýewa", called="Maral", channel="paper", phone="+99361110002",
    address="Bagtyýarlyk street 14",
)  # fmt: skip
VERA = Somebody(
    full_name="Вера Соколова", called="Вера", language="ru", channel="mail",
    phone="+99361110003", email="vera.sokolova@example.com", address="Magtymguly avenue 88",
    interpreter="ru",
)  # fmt: skip
BAHAR = Somebody(full_name="Bahar Esenowa", called="Bahar, garden keeper", phone="+99361110009")

YHLAS = Somebody(
    full_name="Yhlas Fedorow", called="Yhlas", school="School No. 77", born_on=date(2013, 2, 2)
)
ORAZGUL = Somebody(
    full_name="Orazgül Fedorowa", called="Orazgül", channel="paper", address="Garagum village 7"
)
NURMYRAT = Somebody(
    full_name="Nurmyrat Fedorow", called="Nurmyrat", channel="phone", phone="+99361220003"
)
SELBI = Somebody(
    full_name="Selbi Esenowa", called="S", channel="sms", phone="+99361220004",
    address="Görogly street 3", school="School No. 12", born_on=date(2014, 8, 30),
)  # fmt: skip
JEMAL = Somebody(
    full_name="Jemal Esenowa", called="Jemal", channel="mail", phone="+99361220005",
    email="jemal.esenowa@example.com", address="Görogly street 3",
)  # fmt: skip
BERDI = Somebody(
    full_name="Berdi Esenow", called="Berdi", channel="sms", phone="+99361220006",
    address="Görogly street 3",
)  # fmt: skip
