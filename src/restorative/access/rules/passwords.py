"""Which passwords will do: long, and not made of what everybody guesses first."""

import re

from restorative.kernel.sentences import Sentence, say

SHORTEST, LONGEST = 15, 200
ENOUGH = 8
GUESSED_FIRST = (
    "password", "passwort", "passw0rd", "qwertyuiop", "qwerty", "asdfghjkl", "asdfgh",
    "zxcvbnm", "zxcvbn", "letmein", "welcome", "iloveyou", "administrator", "admin", "monkey",
    "dragon", "football", "baseball", "sunshine", "princess", "master", "shadow", "superman",
    "trustno1", "whatever", "freedom", "starwars", "secret", "login", "hello", "changeme",
    "default", "computer", "internet", "correct", "horse", "battery", "staple", "parol",
    "пароль", "йцукенгшщзхъ", "йцукен", "фывапролд", "фывап", "ячсмить", "ячсми", "привет",
    "любовь", "acarsoz", "ashgabat", "aşgabat", "turkmenistan", "türkmenistan", "mary",
    "dashoguz", "lebap", "balkan", "ahal", "restorative", "mediation", "facilitator",
    "coordinator", "supervisor",
)  # fmt: skip
READ_AS = str.maketrans("013457@$!", "oieastasi")
RUNS = ("0123456789" * 2, "abcdefghijklmnopqrstuvwxyz", "9876543210" * 2)


def fault_in(password: str, sign_in_name: str) -> Sentence | None:
    """None when it will do. No rule about capitals and signs: they make passwords worse."""
    if len(password) < SHORTEST:
        return say("Use at least %(n)s characters. Three or four words are good.", n=SHORTEST)
    if len(password) > LONGEST:
        return say("Use at most %(n)s characters.", n=LONGEST)
    if len(_what_is_left(password.casefold(), sign_in_name.casefold())) < ENOUGH:
        return say("This password is easy to guess. Choose other words.")
    return None


def _what_is_left(password: str, sign_in_name: str) -> str:
    """Without common words, runs, years, repetitions and the person's own name."""
    left = password
    for word in sorted({sign_in_name, *GUESSED_FIRST} - {""}, key=len, reverse=True):
        left = left.replace(word, "").replace(word.translate(READ_AS), "")
        left = _without_disguised(left, word)
    left = re.sub(r"(19|20)[0-9]{2}", "", left)
    for run in RUNS:
        left = _without_runs(left, run)
    left = re.sub(r"(.+?)\1+", r"\1", left)
    return re.sub(r"[\W_]", "", left)


def _without_disguised(text: str, word: str) -> str:
    at = text.translate(READ_AS).find(word)
    return text if at < 0 else text[:at] + text[at + len(word) :]


def _without_runs(text: str, run: str) -> str:
    for length in range(len(run), 2, -1):
        for at in range(len(run) - length + 1):
            text = text.replace(run[at : at + length], "")
    return text
