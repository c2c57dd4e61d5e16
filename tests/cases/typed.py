"""What the tests type into the forms of a case."""

REFERRAL = {
    "referrer_kind": "school",
    "referrer_name": "School No. 900",
    "officer": "Sapargeldi Ataýew",
    "proceedings": "none",
    "referred_on-day": "22",
    "referred_on-month": "2",
    "referred_on-year": "2027",
    "incident_on-day": "17",
    "incident_on-month": "2",
    "incident_on-year": "2027",
    "incident": "A bicycle was knocked over.",
    "harm_kinds": ["injury"],
    "full_name": "Yhlas Fedorow",
    "called": "Yhlas",
    "born_on-day": "2",
    "born_on-month": "2",
    "born_on-year": "2013",
    "language": "tk",
}


PERSON = {
    "full_name": "Olga Petrowa",
    "called": "Olga",
    "language": "ru",
    "channel": "sms",
    "age": "adult",
}


AGREED = {
    "answer": "yes",
    "given_by": "self",
    "given_how": "in_person",
    "given_to": "referrer",
    "given_on": "2027-02-20",
}


def boxes(name: str, day: int, month: int) -> dict[str, str]:
    """A day of 2027 as it is typed into its three boxes."""
    return {f"{name}-day": str(day), f"{name}-month": str(month), f"{name}-year": "2027"}
