"""Names on the whole of ESCO, where it is at hand: what is found, what is not, and how often rightly."""

from __future__ import annotations

import random
import string

import pytest


@pytest.mark.parametrize(
    "name", ["Docker", "Power BI", "React.js", "Scrum", "AWS", "cocinero", "Node.js", "Tableau", "Kubernetes"]
)
def test_whole_has_nothing_for_what_esco_has_not(whole_esco, name):
    assert whole_esco.search(name, kind="skill") == ()
    assert whole_esco.match([name])[0].status == "none"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("comunicación", "communication"),
        ("time management", "manage time"),
        ("team leadership", "lead others"),
        ("project managment", "project management"),
        ("problem solving", "solve problems"),
        ("SQL", "SQL"),
        ("C++", "C++"),
        ("C#", "C#"),
        ("R", "R"),
    ],
)
def test_whole_has_the_right_one_first(whole_esco, name, label):
    assert whole_esco.search(name, kind="skill")[0].label == label


def test_whole_takes_labels_and_typing_errors_by_itself_and_hardly_ever_wrongly(whole_esco):
    chance = random.Random(11)
    skills = [skill for skill in chance.sample(whole_esco.skills, 150) if len(skill.label) > 5]
    names, wanted = [], []
    for skill in skills:
        letters = list(skill.label)
        letters[chance.randrange(len(letters))] = chance.choice(string.ascii_lowercase)
        names += [skill.label, "".join(letters)]
        wanted += [skill, skill]
    matches = whole_esco.match(names)
    taken = [(match.choice, skill) for match, skill in zip(matches, wanted, strict=True) if match.choice]
    assert len(taken) / len(names) >= 0.9
    assert sum(choice == skill for choice, skill in taken) / len(taken) >= 0.99
