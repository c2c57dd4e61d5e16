"""Where a person is sent after signing in, and which passwords will do."""

import pytest

from restorative.access.rules import Standing
from restorative.access.rules.passwords import fault_in
from restorative.access.rules.ways import home_of, is_ours, safe_next


@pytest.mark.parametrize(
    "bent",
    [
        "//evil.example",
        "https:evil.example",
        "https://evil.example",
        "\\evil",
        "/\\evil.example",
        "/%5cevil.example",
        "/%2fevil.example",
        "/a%0d%0aLocation:%20x",
        "/a\r\nb",
        "javascript:alert(1)",
        "/a b",
        "/%",
        "/ä",
        "",
        "a",
        "/" + "a" * 500,
        "/m/abc",
        "/sign-out",
    ],
)
def test_nobody_is_sent_to_a_place_that_is_not_ours(bent: str):
    """S45"""
    assert safe_next(bent, "/today") == "/today"


@pytest.mark.parametrize("way", ["/", "/cases", "/cases?stage=open&n=2", "/cases/a%20b", "/x#y"])
def test_a_page_of_ours_is_gone_to(way: str):
    """S45"""
    assert is_ours(way)


def test_an_administrator_has_no_work_list():
    assert home_of(Standing.ADMINISTRATOR) == "/accounts"
    assert {home_of(s) for s in Standing if s is not Standing.ADMINISTRATOR} == {"/today"}


@pytest.mark.parametrize(
    "password",
    [
        "short one",
        "passwordpassword",
        "P@ssw0rd2027!!!!",
        "qwertyuiopqwertyuiop",
        "123456789012345678",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "aknabat.orazowa2027",
        "administrator12345",
        "Ashgabat2027Ashgabat",
        "x" * 201,
    ],
)
def test_a_password_that_is_guessed_first_will_not_do(password: str):
    """Safety D2"""
    assert fault_in(password, "aknabat.orazowa") is not None


@pytest.mark.parametrize(
    "password",
    ["saffron lantern melon", "üç alma bir nar agajy", "весёлый крокодил поёт", "t7$Kq-m2!vXz9pRw"],
)
def test_a_long_password_of_own_words_will_do(password: str):
    """Safety D2"""
    assert fault_in(password, "aknabat.orazowa") is None
