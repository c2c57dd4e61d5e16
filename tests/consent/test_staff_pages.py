"""The matrix of answers, and what staff write down on it, over HTTP."""

from datetime import timedelta

import pytest

from restorative.access.rules import Standing
from restorative.consent import commands, queries
from restorative.consent.rules import Answer, Code, How, Is
from restorative.consent.tables import DecisionRow
from tests.cases.given import a_member_of_staff, a_plain_case, an_allocated_case
from tests.conftest import FrozenClock
from tests.consent.conftest import SignedIn
from tests.consent.given import (
    a_plain_prepared_case,
    a_prepared_case,
    an_agreed_case,
    by_link,
    key_of,
    says,
    the_only_decision,
    writes_down,
)

pytestmark = pytest.mark.usefixtures("engine")
DAYS = timedelta(days=1)
PAPER = {"answer": "yes", "how": "paper", "sheet_kept": "Binder 3"}


async def stands(case, name: str, code: Code, now) -> Is:
    found = await queries.matrix(case.track_id, now)
    (cell,) = [one for one in found.row(case[name]).of(code) if not one.key.on_behalf_of]
    return cell.state.stands


async def test_the_matrix_shows_who_stopped_first_and_what_is_next(
    clock: FrozenClock, as_staff: SignedIn
):
    """F7"""
    case = await an_agreed_case(clock.now())
    now = clock.now() + 4 * DAYS
    await commands.withdraw_everything(by_link(case, "Selbi"), now)
    clock.set(now)
    browser = await as_staff(case.facilitator)
    seen = await browser.get(f"/cases/{case.case_id}/consent")
    assert seen.text.index("S Stopped") < seen.text.index("Yhlas")
    assert "Call them and ask how they are" in seen.text
    assert "by private link" in seen.text


async def test_a_child_without_a_guardian_is_marked(clock: FrozenClock, as_staff: SignedIn):
    """F7, R10"""
    import msgspec

    from restorative.cases.commands import record_guardianship
    from restorative.people.rules import Conflict
    from tests.cases.given import BY_ORDER

    case = await a_plain_case(clock.now())
    grounds = msgspec.structs.replace(BY_ORDER, conflict=Conflict.HARMED)
    await record_guardianship(
        case.case_id, case["Nurmyrat"], grounds, case.facilitator, clock.now()
    )
    browser = await as_staff(case.facilitator)
    seen = await browser.get(f"/cases/{case.case_id}/consent")
    assert "Needs guardian" in seen.text


async def test_an_answer_on_paper_is_written_down_and_countersigned(
    clock: FrozenClock, as_staff: SignedIn
):
    """R46, 5.6"""
    case = await a_plain_case(clock.now())
    key = await key_of(case, "Nurmyrat", Code.C1, clock.now(), "Yhlas")
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/consent/questions/{key.ref}"
    await browser.send(page, PAPER)
    seen = await browser.get(f"/cases/{case.case_id}/consent")
    assert "Waits for a second person" in seen.text
    (row,) = await DecisionRow.select()
    signing = f"/cases/{case.case_id}/consent/decisions/{row['id']}/countersignature"
    assert (await browser.submit(action=signing)).status == 409
    other = await as_staff(case.coordinator)
    await other.get(f"/cases/{case.case_id}/consent")
    assert (await other.submit(action=signing)).status == 303
    assert "Waits for a second person" not in (await other.follow()).text


async def test_the_words_to_read_aloud_are_the_words_that_are_kept(
    clock: FrozenClock, as_staff: SignedIn
):
    """R25, R27"""
    case = await a_plain_case(clock.now())
    key = await key_of(case, "Olga", Code.C1, clock.now())
    browser = await as_staff(case.facilitator)
    page = f"/cases/{case.case_id}/consent/questions/{key.ref}"
    own = await browser.get(page)
    assert "Вы хотите участвовать в разговорах?" in own.text
    turkmen = await browser.get(f"{page}?language=tk")
    assert "Gürrüňlere gatnaşmak isleýärsiňizmi?" in turkmen.text
    refused = await browser.submit(PAPER)
    assert (refused.status, "Enter the name of the interpreter." in refused.text) == (422, True)
    await browser.submit({**PAPER, "interpreter": "G. Annaýewa"})
    (row,) = await DecisionRow.select()
    kept = await queries.wording(row["wording"])
    assert (kept.language, kept.question) == ("tk", "Gürrüňlere gatnaşmak isleýärsiňizmi?")


async def test_an_answer_shows_everything_that_proves_it(clock: FrozenClock, as_staff: SignedIn):
    """R25, 5.8"""
    case = await a_plain_prepared_case(clock.now())
    key = await key_of(case, "Nurmyrat", Code.C1, clock.now(), "Yhlas")
    await writes_down(case.facilitator, case, key.ref, clock.now(), how=How.ORAL)
    decision_id = await the_only_decision(case, case["Nurmyrat"])
    await commands.countersign(case.coordinator, case.case_id, decision_id, clock.now())
    browser = await as_staff(case.facilitator)
    seen = await browser.get(f"/cases/{case.case_id}/consent/decisions/{decision_id}")
    for proof in (
        "Nurmyrat (for Yhlas)",
        "Monday 1 March 2027, 09:00, spoken",
        "Who else heard it A. Orazowa",
        "Written down by Aknabat",
        "Countersigned by Maýsa",
        "Çaganyň biziň bilen gürleşmegine rugsat berýärsiňizmi?",
    ):
        assert proof in seen.text, proof


async def test_an_answer_of_another_case_proves_nothing_here(
    clock: FrozenClock, as_staff: SignedIn
):
    """S48"""
    case, other = await a_plain_case(clock.now()), await a_plain_case(clock.now())
    await says(other, "Olga", Code.C1, Answer.YES, clock.now())
    decision_id = await the_only_decision(other, other["Olga"])
    browser = await as_staff(case.facilitator)
    at = f"/cases/{case.case_id}/consent/decisions"
    assert (await browser.get(f"{at}/{decision_id}")).status == 404


async def test_a_form_with_gaps_keeps_what_was_typed(clock: FrozenClock, as_staff: SignedIn):
    """Y13"""
    case = await a_plain_case(clock.now())
    key = await key_of(case, "Olga", Code.C1, clock.now())
    browser = await as_staff(case.facilitator)
    await browser.get(f"/cases/{case.case_id}/consent/questions/{key.ref}")
    seen = await browser.submit({"answer": "yes", "witness": "A. Orazowa"})
    assert seen.status == 422
    assert "Choose how the answer was given." in seen.text
    assert seen.form().boxes["witness"] == ["A. Orazowa"]
    assert await DecisionRow.count() == 0


async def test_a_guardians_yes_over_the_childs_no_is_refused_with_a_sentence(
    clock: FrozenClock, as_staff: SignedIn
):
    """R3, A4: Berdi phones: "she will come, I decide"."""
    case = await an_agreed_case(clock.now())
    clock.advance(days=4)
    await commands.withdraw_everything(by_link(case, "Selbi"), clock.now())
    key = await key_of(case, "Berdi", Code.C4, clock.now(), "Selbi")
    browser = await as_staff(case.facilitator)
    await browser.get(f"/cases/{case.case_id}/consent/questions/{key.ref}")
    seen = await browser.submit({"answer": "yes", "how": "oral"})
    assert seen.status == 422
    assert "The child has said no. Nobody can say yes in the child's place." in seen.text


async def test_a_withdrawal_told_on_the_phone_is_one_step(clock: FrozenClock, as_staff: SignedIn):
    """R5"""
    case = await an_agreed_case(clock.now())
    clock.advance(days=4)
    browser = await as_staff(case.facilitator)
    where = f"/cases/{case.case_id}/consent/people/{case['Selbi']}/withdrawal"
    await browser.send(where, {"how": "oral"})
    assert await stands(case, "Selbi", Code.C4, clock.now()) is Is.WITHDRAWN


async def test_who_tells_us_and_how_is_asked(clock: FrozenClock, as_staff: SignedIn):
    """Y13"""
    case = await an_allocated_case(clock.now())
    browser = await as_staff(case.facilitator)
    await browser.get(f"/cases/{case.case_id}/consent/people/{case['Selbi']}/withdrawal")
    assert (await browser.submit({"how": None})).status == 422
    assert await DecisionRow.count() == 0


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing.COORDINATOR, (200, 200)),
        (Standing.SUPERVISOR, (200, 403)),
        (Standing.FACILITATOR, (404, 404)),
        (Standing.ADMINISTRATOR, (403, 403)),
    ],
)
async def test_who_may_open_the_matrix_and_write_on_it(
    clock: FrozenClock, as_staff: SignedIn, standing: Standing, expected: tuple[int, int]
):
    """S47, S48: the facilitator here has another case."""
    case = await a_plain_case(clock.now())
    key = await key_of(case, "Olga", Code.C1, clock.now())
    browser = await as_staff(await a_member_of_staff("Timur", standing, clock.now()))
    pages = (f"/cases/{case.case_id}/consent", f"/cases/{case.case_id}/consent/questions/{key.ref}")
    assert tuple([(await browser.get(page)).status for page in pages]) == expected


async def test_a_question_of_another_case_is_not_there(clock: FrozenClock, as_staff: SignedIn):
    """S48"""
    case, other = await a_plain_prepared_case(clock.now()), await a_prepared_case(clock.now())
    key = await key_of(other, "Selbi", Code.C1, clock.now())
    browser = await as_staff(case.coordinator)
    at = f"/cases/{case.case_id}/consent"
    assert (await browser.get(f"{at}/questions/{key.ref}")).status == 404
    assert (await browser.get(f"{at}/people/{other['Selbi']}/withdrawal")).status == 404


async def test_a_no_of_one_person_is_said_as_such_to_staff_only(
    clock: FrozenClock, as_staff: SignedIn
):
    """R7"""
    case = await a_plain_case(clock.now())
    await says(case, "Olga", Code.C1, Answer.NO, clock.now())
    browser = await as_staff(case.facilitator)
    seen = await browser.get(f"/cases/{case.case_id}/consent")
    assert "O. said no to “Taking part in the talks”." in seen.text


async def test_hostile_words_stay_words(clock: FrozenClock, as_staff: SignedIn):
    """S62"""
    case = await a_plain_case(clock.now())
    key = await key_of(case, "Olga", Code.C1, clock.now())
    browser = await as_staff(case.facilitator)
    await browser.get(f"/cases/{case.case_id}/consent/questions/{key.ref}")
    seen = await browser.submit({"witness": '"><svg onload=alert(1)>', "answer": "yes"})
    assert "<svg" not in seen.html
