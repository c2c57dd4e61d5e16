"""The pages of the meeting day have nothing to write in (R15)."""

import re

from restorative import paths

BOXES = re.compile(r"<textarea|type=\"text\"|fields\.(?:text|textarea|day|moment)\(")


def test_no_page_of_the_meeting_has_a_box_for_words():
    """R15"""
    found = {
        file.name: BOXES.findall(file.read_text("utf-8"))
        for file in (paths.TEMPLATES / "meetings").glob("*.html")
    }
    assert len(found) > 3
    assert {name: boxes for name, boxes in found.items() if boxes} == {}


def test_a_box_would_be_found():
    assert BOXES.search("{{ fields.textarea(form, 'notes') }}")
