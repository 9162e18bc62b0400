"""Names parted from the levels that stand beside them."""

from __future__ import annotations

import pytest

from careergraph.names.stated_levels import Named, part_level

LABELS = {"Python", "project management", "Python (fair)"}
LEVELS = frozenset({"x", "wizard", "very fair", "good, fair"})


@pytest.mark.parametrize(
    ("text", "name", "level", "years"),
    [
        ("Sales (wizard)", "Sales", "wizard", None),
        ("Sales (X)", "Sales", "X", None),
        ("Sales (Very fair)", "Sales", "Very fair", None),
        ("Sales (good, fair)", "Sales", "good, fair", None),
        ("Sales (mother tongue)", "Sales", "mother tongue", None),
        ("Sales - (advanced.)", "Sales", "advanced", None),
        ("Sales: level C1", "Sales", "C1", None),
        ("Sales (4,5/5)", "Sales", "4,5/5", None),
        ("Sales (4/5, 5 years)", "Sales", "4/5", "5 years"),
        ("Sales (level 4, 5 years)", "Sales", "4", "5 years"),
        ("Sales (advanced, 5 years)", "Sales", "advanced", "5 years"),
        ("Sales (5 years): advanced", "Sales", "advanced", "5 years"),
        ("Sales (wizard): 5 years", "Sales", "wizard", "5 years"),
        ("Sales (level 10)", "Sales", "10", None),
        ("Sales: 10", "Sales", "10", None),
        ("Sales 4/5", "Sales", "4/5", None),
        ("Sales ★★★", "Sales", "★★★", None),
        ("Sales 5 years", "Sales", None, "5 years"),
        ("Sales  -  since  2015", "Sales", None, "since 2015"),
        ("project management C1", "project management", "C1", None),
        ("project management very good", "project management", "very good", None),
        ("project management working", "project management", "working", None),
        ("Advanced project management", "project management", "Advanced", None),
        ("inglés lengua materna", "inglés", "lengua materna", None),
    ],
)
def test_a_level_and_years_are_parted_from_a_name(text, name, level, years):
    assert part_level(text, LABELS.__contains__, LEVELS) == Named(name, level, years)


@pytest.mark.parametrize(
    "text",
    [
        "Python (fair)",
        "Sales (level 11)",
        "Sales: 11",
        "Sales 200%",
        "Python 3",
        "Sales 3",
        "Sales 3 4",
        "Sales ( . )",
        "- (advanced)",
        "Senior Python",
        "Advanced welding",
        "Sales (very)",
        "Sales very good",
        "Sales (one of many, in very many words)",
    ],
)
def test_what_is_no_level_stays(text):
    assert part_level(text, LABELS.__contains__, LEVELS) == Named(text)


def test_a_name_of_more_than_300_characters_carries_no_level():
    longest = "x" * 289 + " (advanced)"
    assert part_level(longest, LABELS.__contains__) == Named("x" * 289, "advanced")
    assert part_level(f"x{longest}", LABELS.__contains__) == Named(f"x{longest}")
