"""What has to come with an answer so that it proves something (5.6, 5.8, R25, R27)."""

from restorative.cases.rules import Member
from restorative.consent.rules.codes import Answer, Code, How
from restorative.consent.rules.deciding import Given
from restorative.consent.rules.decisions import Evidence
from restorative.consent.rules.keys import Key
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say


def evidenced(key: Key, member: Member, given: Given, proof: Evidence) -> Evidence:
    """Raises where a part is missing."""
    if needs_interpreter(member, given.language) and not proof.interpreter:
        raise RuleBroken(say("Enter the name of the interpreter."), "interpreter")
    if given.how is How.PAPER and not proof.sheet_kept:
        raise RuleBroken(say("Enter where the signed sheet is kept."), "sheet_kept")
    if asks_name(key) and given.answer is Answer.YES and not proof.told_name:
        raise RuleBroken(say("Enter the name that we may say."), "told_name")
    return proof


def asks_name(key: Key) -> bool:
    """C7 carries a name, chosen by the person themselves."""
    return key.code is Code.C7 and key.on_behalf_of is None


def needs_interpreter(member: Member, language: str) -> bool:
    """The text is not in the person's own language, or they asked for an interpreter (R27)."""
    return member.card.language != language or bool(member.card.interpreter_language)
