"""Words that may stand in no message, subject or sender: a shared phone reads along (R43, S54)."""

import re

EN = (
    "victim offender perpetrator culprit criminal crime accus suspect defendant guilt offence "
    "offens prosecut police courts?\\b judge trial hearing tribunal commission investigat "
    "interrogat probation incident theft steal stole robb assault violen injur punish "
    "penalt sentence juvenile delinquen harmed compensat reparation restitution mediation "
    "restorative guardian withdr refused"
)
RU = (
    "жертв потерпевш пострадавш преступ обвиня обвинен подозрева подсудим виновн виноват "
    "правонаруш полици прокур судеб судь(?:я|и|е|ю|ёй) суд(?:а|у|ом|е)?\\b "
    "комисси(?:я|и|ю|ей) заседани допрос приговор наказан штраф краж украл ограб избил насили "
    "травм ущерб компенсац возмещ медиац восстановительн примирен отозва отказал "
    "несовершеннолетн опекун следовател инцидент происшеств"
)
TK = (
    "pida jebir jenaýat günäkär günäli aýyplan polisiýa prokuror sud(?:y|uň|a|da)?\\b kazyýet "
    "komissiýa hukuk\\sbozul ogurl talaň zorluk şikes zyýan öwezi jerime jeza höküm "
    "kämillik\\sýaş hossar sülçi waka ýaraşdyr"
)
TELLING = re.compile(rf"\b(?:{'|'.join(f'{EN} {RU} {TK}'.split())})\w*", re.IGNORECASE)


def telling_words(*texts: str) -> tuple[str, ...]:
    """The words that would tell a bystander what this is about, in the order they stand."""
    return tuple(found.group() for text in texts for found in TELLING.finditer(text))
