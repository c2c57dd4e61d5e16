"""A person answers a question by their own link."""

from datetime import datetime

from restorative.access.rules import Participant
from restorative.consent import queries, rules
from restorative.consent.commands.keeping import keep, keep_wording, next_lines, tell
from restorative.consent.forms import AnswerForm
from restorative.consent.rules import Answer, Evidence, Given, How, Offer
from restorative.db import alone_with, transaction
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say


async def answer_question(
    participant: Participant, ref: str, form: AnswerForm, now: datetime
) -> None:
    """The text that was shown is the text that is kept; another text is another question."""
    async with transaction():
        await alone_with(participant.case_id)
        own = await queries.mine(participant, now)
        question = await queries.question_of(own, ref, participant.language, now)
        if form.wording != question.wording.fingerprint:
            raise RuleBroken(say("The words have changed. Read them again, then answer."))
        if form.after != question.after:
            raise RuleBroken(say("You have answered this on another page. Look, then answer."))
        key, known = own.find(ref)
        evidence = _evidence(form, question)
        line = (await next_lines(own.seat.case_id, 1))[0]
        given = _given(participant, form, question)
        decision = rules.decided(key, given, known, own.profile, now, line)
        await keep_wording(question.wording)
        await keep([decision], evidence, own.seat.case_id, by=participant.person_id)
        await tell(decision, known)


def _given(participant: Participant, form: AnswerForm, question: queries.Question) -> Given:
    return Given(
        answer=Answer(form.answer),
        how=How.LINK,
        wording=form.wording,
        language=question.wording.language,
        link_id=participant.link_id,
        offered=tuple(Offer) if form.offered else (),
        voluntary=form.voluntary,
    )


def _evidence(form: AnswerForm, question: queries.Question) -> Evidence:
    if not question.asks_name or Answer(form.answer) is not Answer.YES:
        return Evidence()
    if not form.told_name:
        raise RuleBroken(say("Enter the name that we may say."), "told_name")
    return Evidence(told_name=form.told_name)
