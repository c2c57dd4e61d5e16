"""How staff pages call what is chosen from a list about people."""

from restorative.kernel.sentences import Sentence, say
from restorative.people.rules.guardians import Authority, Conflict, GuardianKind, Verified
from restorative.people.rules.no_contact import OrderKind
from restorative.people.rules.persons import Channel, NeedKind, WhyShown

CHANNELS: dict[Channel, Sentence] = {
    Channel.SMS: say("Text message"),
    Channel.MAIL: say("E-mail"),
    Channel.PHONE: say("Phone call"),
    Channel.PAPER: say("Letter on paper"),
}
NEEDS: dict[NeedKind, Sentence] = {
    NeedKind.STEP_FREE: say("A way without steps"),
    NeedKind.HEARING: say("Help with hearing"),
    NeedKind.SEEING: say("Help with seeing"),
    NeedKind.READ_ALOUD: say("Texts read aloud"),
    NeedKind.BREAKS: say("Breaks"),
    NeedKind.OWN_ENTRANCE: say("An entrance of their own"),
    NeedKind.SEAT_FAR_AWAY: say("A seat far from the other side"),
    NeedKind.QUIET_ROOM: say("A quiet room"),
    NeedKind.DIET: say("Special food or drink"),
    NeedKind.TRANSPORT: say("Help with the way there"),
    NeedKind.CHILDCARE: say("Somebody to look after children"),
}
GUARDIANS: dict[GuardianKind, Sentence] = {
    GuardianKind.MOTHER: say("Mother"),
    GuardianKind.FATHER: say("Father"),
    GuardianKind.GUARDIAN_BY_ORDER: say("Guardian by order"),
    GuardianKind.RELATIVE: say("Adult relative"),
    GuardianKind.GUARDIANSHIP_AUTHORITY: say("Guardianship authority"),
    GuardianKind.SOCIAL_WORKER: say("Social worker"),
    GuardianKind.LAWYER: say("Lawyer"),
    GuardianKind.OTHER_ADULT: say("Another adult"),
}
AUTHORITIES: dict[Authority, Sentence] = {
    Authority.SOLE: say("Decides alone"),
    Authority.JOINT: say("Decides together with another guardian"),
    Authority.NOT_KNOWN: say("Not known yet"),
}
VERIFIED: dict[Verified, Sentence] = {
    Verified.NOT_YET: say("Nothing seen yet"),
    Verified.BIRTH_CERTIFICATE: say("Birth certificate"),
    Verified.PASSPORT: say("Passport with the child in it"),
    Verified.COURT_ORDER: say("Court order"),
    Verified.GUARDIANSHIP_ORDER: say("Guardianship order"),
    Verified.WRITTEN_AUTHORITY: say("Written authority"),
    Verified.KNOWN_TO_REFERRER: say("Confirmed in writing by the referring body"),
}
CONFLICTS: dict[Conflict, Sentence] = {
    Conflict.NONE: say("None known"),
    Conflict.HARMED: say("Was harmed in this case"),
    Conflict.CO_RESPONSIBLE: say("Took part in what happened"),
    Conflict.SUSPECTED: say("May have harmed the child"),
    Conflict.DISPUTE: say("In dispute with the other guardian"),
    Conflict.BENEFITS: say("Has money to gain or lose"),
    Conflict.NO_CONTACT: say("May not have contact with the child"),
}
ORDERS: dict[OrderKind, Sentence] = {
    OrderKind.COURT_ORDER: say("Court order"),
    OrderKind.POLICE_ORDER: say("Police order"),
    OrderKind.CONDITION_OF_RELEASE: say("Condition of release"),
    OrderKind.OWN_WISH: say("One of them does not want to meet the other"),
}
WHY_SHOWN: dict[WhyShown, Sentence] = {
    WhyShown.TO_CALL: say("To call this person"),
    WhyShown.TO_VISIT: say("To visit this person"),
    WhyShown.TO_WRITE: say("To write to this person"),
    WhyShown.TO_CHECK: say("To check that it is right"),
    WhyShown.FOR_SAFETY: say("Somebody may be in danger"),
}
INTERPRETED: dict[str, Sentence] = {
    "tk": say("Turkmen"),
    "ru": say("Russian"),
    "en": say("English"),
    "uz": say("Uzbek"),
    "kk": say("Kazakh"),
    "fa": say("Persian"),
    "az": say("Azerbaijani"),
    "tr": say("Turkish"),
    "sgn": say("Sign language"),
}
