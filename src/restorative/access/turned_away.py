"""The ways in which the guard turns somebody away; `answers` says what they see instead."""


class SignInFirst(Exception):
    """A staff page, and nobody is signed in; `kept_form` finds again what was typed."""

    def __init__(self, kept_form: str = "") -> None:
        super().__init__()
        self.kept_form = kept_form


class SecondFactorFirst(Exception):
    """A staff page, and only the password was given (S28)."""


class CodeFirst(Exception):
    """A page behind a private link whose code was not given."""


class LinkNotUsable(Exception):
    """No link, an ended one, another one: always the same page (S03, S08, S11)."""


class SignedInAlready(Exception):
    """A page for the second factor, which was given already."""
