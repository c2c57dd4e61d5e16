"""A person: names, languages, needs, safe ways to be reached, guardians, no-contact pairs."""
