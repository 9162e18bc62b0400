"""Weighted skills and evidence, held to the plainest Python there is; and what may have no say in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import EX, loads

import careergraph as cg
from careergraph.catalogue.numbers import SkillNumber
from careergraph.catalogue.ratings import Ratings
from careergraph.gaps.losses import WordLosses, skill_losses
from careergraph.gaps.nearness import NearnessIndex
from careergraph.gaps.role_words import RoleWords, words
from careergraph.gaps.sparse_rows import SparseRow
from careergraph.gaps.weighted_skills import WeightedSkills

LANGUAGES = ("en", "es")
WORDS = st.text("abcde", min_size=1, max_size=2)
TEXT = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@dataclass(frozen=True)
class Asked:
    level: int | None
    essential: bool
    importance: float | None


@dataclass(frozen=True)
class Made:
    """A role as an author states it: texts by language, skills by number, responsibilities."""

    label: str
    language: str
    definition: str
    skills: dict[int, Asked]
    duties: tuple[tuple[str, str], ...]

    def texts(self) -> list[tuple[str, str]]:
        return [(self.language, self.label), (self.language, self.definition), *self.duties]


ASKED = st.builds(
    Asked,
    st.sampled_from([None, 1, 2, 5]),
    st.booleans(),
    st.sampled_from([None, None, 1.0, 2.5, 5.0]),
)
ROLES = st.lists(
    st.builds(
        Made,
        TEXT,
        st.sampled_from(LANGUAGES),
        TEXT,
        st.dictionaries(st.integers(0, 4), ASKED, max_size=4),
        st.lists(st.tuples(st.sampled_from(LANGUAGES), TEXT), max_size=3).map(tuple),
    ),
    min_size=2,
    max_size=5,
)
HELD = st.dictionaries(st.integers(0, 4), st.sampled_from([None, 1, 3]), max_size=4)


def graph_of(roles: list[Made]) -> cg.CareerGraph:
    lines = [f':s{number} a cg:Skill ; skos:prefLabel "skill {number}"@en .' for number in range(5)]
    for number, role in enumerate(roles):
        lines.append(
            f':r{number} a cg:Role ; skos:prefLabel "{role.label}"@{role.language} ; '
            f'skos:definition "{role.definition}"@{role.language} .'
        )
        for skill, asked in role.skills.items():
            level = f"; cg:levelRank {asked.level}" if asked.level else ""
            importance = f"; cg:importance {asked.importance}" if asked.importance else ""
            necessity = "Essential" if asked.essential else "Optional"
            lines.append(
                f":r{number} cg:requires "
                f"[ cg:skill :s{skill} ; cg:necessity cg:{necessity} {level} {importance} ] ."
            )
        for place, (language, text) in enumerate(role.duties):
            duty = f":d{number}x{place}"
            lines.append(
                f':r{number} cg:hasResponsibility {duty} . {duty} skos:prefLabel "{text}"@{language} .'
            )
    return loads("\n".join(lines))


def weights(roles: list[Made]) -> tuple[list[dict[int, float]], list[float], list[float]]:
    """Importance × level × √rarity of each role's skills; √rarity and the level that unrated counts as."""
    stated = []
    for role in roles:
        some = any(asked.importance for asked in role.skills.values())
        usual = {True: 0.2 if some else 1.0, False: 0.2 if some else 0.5}
        stated.append(
            {
                skill: (
                    asked.importance / 5 if asked.importance else usual[asked.essential],
                    asked.level or 1,
                )
                for skill, asked in role.skills.items()
            }
        )
    df = [sum(role[skill][0] for role in stated if skill in role) for skill in range(5)]
    roots = [sqrt(log((len(roles) + 1) / (each + 0.5))) for each in df]
    mean = [
        sum(role[skill][0] * role[skill][1] for role in stated if skill in role) / df[skill]
        if df[skill]
        else 1
        for skill in range(5)
    ]
    return [{s: i * lv * roots[s] for s, (i, lv) in role.items()} for role in stated], roots, mean


def dot(a: dict, b: dict) -> float:
    return sum(value * b.get(key, 0) for key, value in a.items())


def cosine(a: dict, b: dict) -> float:
    return dot(a, b) / sqrt(dot(a, a) * dot(b, b)) if dot(a, b) else 0.0


def tanimoto(a: dict, b: dict) -> float:
    return dot(a, b) / (dot(a, a) + dot(b, b) - dot(a, b)) if dot(a, b) else 0.0


def described(roles: list[Made]) -> list[dict[tuple[str, str], float]]:
    counts = [Counter((tag, word) for tag, text in role.texts() for word in text.split()) for role in roles]
    df = Counter(key for each in counts for key in each)
    return [
        {key: sqrt(times * log((len(roles) + 1) / (df[key] + 0.5))) for key, times in each.items()}
        for each in counts
    ]


def pooled(a: dict, b: dict) -> float:
    shared = {tag for tag, _ in a} & {tag for tag, _ in b}
    return cosine(*({key: value for key, value in each.items() if key[0] in shared} for each in (a, b)))


def index_of(graph: cg.CareerGraph, count: int) -> tuple[NearnessIndex, list[int]]:
    number = graph._catalogue.facts.roles.number
    return NearnessIndex(graph._catalogue), [number[f"{EX}r{place}"] for place in range(count)]


@given(roles=ROLES)
def test_scores_of_roles_are_those_of_plain_python(roles):
    index, numbers = index_of(graph_of(roles), len(roles))
    skills, texts = weights(roles)[0], described(roles)
    for source, number in enumerate(numbers):
        weighted, evidence = index.weighted(number, {}), index.evidence(number, {})
        for target, other in enumerate(numbers):
            assert weighted[other] == pytest.approx(cosine(skills[source], skills[target]), abs=1e-9)
            expected = (
                sqrt(tanimoto(skills[source], skills[target])) + sqrt(pooled(texts[source], texts[target]))
            ) / 2
            assert evidence[other] == pytest.approx(expected, abs=1e-6)
            assert 0 <= evidence[other] <= 1


def words_weighed(row: dict[int, float], roots: list[float]) -> Counter[str]:
    """The words of the labels of skills, by the squares of importance × level of the skills."""
    bag: Counter[str] = Counter()
    for skill, weight in row.items():
        for word in ("skill", str(skill)):
            bag[word] += (weight / roots[skill]) ** 2
    return bag


@given(roles=ROLES, held=HELD)
def test_scores_of_people_are_those_of_plain_python(roles, held):
    graph = graph_of(roles)
    index, numbers = index_of(graph, len(roles))
    skills, roots, mean = weights(roles)
    known = graph._catalogue.facts.skills.number
    by_number = {known[f"{EX}s{skill}"]: level for skill, level in held.items()}
    weighted, evidence = index.weighted(None, by_number), index.evidence(None, by_number)
    mine = {skill: (mean[skill] if level is None else level) * roots[skill] for skill, level in held.items()}
    bags = [words_weighed(row, roots) for row in skills]
    df = Counter(word for bag in bags for word in bag)

    def told(bag: Counter[str]) -> dict[str, float]:
        return {
            word: sqrt(times * log((len(roles) + 1) / (df[word] + 0.5)))
            for word, times in bag.items()
            if word in df
        }

    for target, other in enumerate(numbers):
        assert weighted[other] == pytest.approx(cosine(mine, skills[target]), abs=1e-9)
        text = cosine(told(words_weighed(mine, roots)), told(bags[target]))
        assert evidence[other] == pytest.approx(
            (sqrt(tanimoto(mine, skills[target])) + sqrt(text)) / 2, abs=1e-6
        )


THREE_SKILLS = (
    ":s a cg:Skill . :t a cg:Skill . :u a cg:Skill . :b a cg:Role ; cg:essentialSkill :s , :t , :u ."
)


@pytest.mark.parametrize(
    ("choice", "plain"),
    [
        ("[ cg:anyOf [ cg:skill :s ; cg:levelRank 2 ] , [ cg:skill :t ] ]", "optional :s 2, optional :t"),
        (
            "[ cg:atLeast 2 ; cg:anyOf [ cg:skill :s ; cg:levelRank 2 ] , [ cg:skill :t ] ]",
            "essential :s 2, essential :t",
        ),
        (
            "[ cg:skill :s ] , [ cg:anyOf [ cg:skill :s ; cg:levelRank 2 ] , [ cg:skill :t ] ]",
            "essential :s, optional :t",
        ),
        (
            "[ cg:anyOf [ cg:skill :s ] , [ cg:skill :t ] ] , "
            "[ cg:atLeast 2 ; cg:anyOf [ cg:skill :s ] , [ cg:skill :u ] ]",
            "essential :s, optional :t, essential :u",
        ),
        (
            "[ cg:atLeast 2 ; cg:anyOf [ cg:skill :s ] , [ cg:skill :t ] ] , "
            "[ cg:anyOf [ cg:skill :s ] , [ cg:skill :u ] ]",
            "essential :s, essential :t, optional :u",
        ),
    ],
    ids=["one of two", "both of two", "a skill alone too", "two choices", "the larger part first"],
)
def test_of_a_choice_each_skill_has_the_part_of_the_weight_that_is_asked_for(choice, plain):
    """An optional skill has half the importance of an essential one, and so has one of two."""
    asked = []
    for each in plain.split(", "):
        necessity, skill, *level = each.split()
        ranked = f"; cg:levelRank {level[0]}" if level else ""
        asked.append(f"[ cg:skill {skill} ; cg:necessity cg:{necessity.capitalize()} {ranked} ]")

    def told(requires: str) -> list[float]:
        graph = loads(f":a a cg:Role ; cg:requires {requires} . {THREE_SKILLS}")
        number = graph._catalogue.facts.roles.number
        index = NearnessIndex(graph._catalogue)
        return [
            float(each(number[f"{EX}b"], {})[number[f"{EX}a"]]) for each in (index.weighted, index.evidence)
        ]

    assert told(choice) == pytest.approx(told(", ".join(asked)), abs=1e-9)


def test_a_rating_counts_in_place_of_what_is_required_and_makes_the_rest_the_least_important():
    graph = loads(
        """
        :a a cg:Role ; cg:essentialSkill :t ; cg:requires [ cg:skill :s ; cg:levelRank 3 ] .
        :b a cg:Role ; cg:essentialSkill :s , :t . :c a cg:Role ; cg:essentialSkill :s .
        :s a cg:Skill . :t a cg:Skill .
        """
    )
    ratings = Ratings([0, 1], [0, 1], [2.5, 4.0], [4.0, 6.0])
    weighed = WeightedSkills.of(graph._catalogue.requirement_table, ratings, 3, 2)
    shares = [{0: 0.5 * 4, 1: 0.2 * 1}, {0: 0.2 * 1, 1: 0.8 * 6}, {0: 1.0 * 1}]
    for role, share in enumerate(shares):
        row = weighed.rows.row(role)
        assert row.columns.tolist() == [*share]
        assert row.values == pytest.approx([weighed.roots[skill] * each for skill, each in share.items()])


def test_an_unrated_skill_that_nobody_asks_for_weighs_as_the_first_level():
    graph = loads(":a a cg:Role ; cg:essentialSkill :s . :b a cg:Role . :s a cg:Skill . :t a cg:Skill .")
    weighed = WeightedSkills.of(graph._catalogue.requirement_table, Ratings([], [], [], []), 2, 2)
    assert weighed.unrated.tolist() == [1.0, 1.0]
    mine = weighed.held({SkillNumber(0): None, SkillNumber(1): 2})
    assert mine.values.tolist() == [weighed.roots[0], 2 * weighed.roots[1]]
    assert weighed.held({SkillNumber(1): 0}).values.tolist() == [0.0]


@given(roles=ROLES)
def test_evidence_is_symmetric_and_most_for_an_equal(roles):
    twice = [*roles, roles[0]]
    index, numbers = index_of(graph_of(twice), len(twice))
    scores = np.array([index.evidence(number, {})[numbers] for number in numbers])
    assert scores == pytest.approx(scores.T, abs=1e-9)
    assert scores[0, -1] == scores[0].max()


# Reasons


@settings(max_examples=40)
@given(roles=ROLES)
def test_without_a_reason_the_score_is_lower(roles):
    graph = graph_of(roles)
    index, numbers = index_of(graph, len(roles))
    for target in range(1, len(roles)):
        score = index.evidence(numbers[0], {})[numbers[target]]
        for reason in index.reasons(numbers[0], numbers[target]):
            if reason.kind == "word":
                continue
            (thing,) = reason.things
            assert thing.label == reason.text
            made = roles[target]
            if reason.kind == "skill":
                left = {s: asked for s, asked in made.skills.items() if thing.iri != f"{EX}s{s}"}
                less = replace(made, skills=left)
            else:
                gone = int(thing.iri.rpartition("x")[2])
                less = replace(made, duties=(*made.duties[:gone], *made.duties[gone + 1 :]))
            changed = [*roles[:target], less, *roles[target + 1 :]]
            others, again = index_of(graph_of(changed), len(roles))
            assert others.evidence(again[0], {})[again[target]] < score


BAGS = st.lists(
    st.dictionaries(st.sampled_from(LANGUAGES), st.dictionaries(WORDS, st.integers(1, 3), max_size=5)),
    min_size=2,
    max_size=4,
)


@given(bags=BAGS)
def test_without_a_word_that_is_a_reason_the_words_are_less_alike(bags):
    index = RoleWords.of(bags)
    for target in range(1, len(bags)):
        score = index.cosine(index.row(0))[target]
        for word, loss in WordLosses(index, index.row(0), index.row(target)).of_words():
            less = [dict(bag) for bag in bags]
            less[target] = {
                language: {each: times for each, times in counted.items() if each != word}
                for language, counted in bags[target].items()
            }
            again = RoleWords.of(less)
            assert loss > 0
            assert again.cosine(again.row(0))[target] < score


LEVELS = st.dictionaries(st.integers(0, 4), st.sampled_from([0.5, 1.0, 2.0, 3.0]), max_size=5)


@given(mine=LEVELS, theirs=LEVELS)
def test_the_loss_of_a_skill_is_what_the_likeness_falls_by_without_it(mine, theirs):
    rows = [
        SparseRow(np.array(sorted(row), np.int64), np.array([row[skill] for skill in sorted(row)], float))
        for row in (mine, theirs)
    ]
    now = sqrt(tanimoto(mine, theirs))
    less = {skill: {each: theirs[each] for each in theirs if each != skill} for skill in theirs}
    falls = {skill: (now - sqrt(tanimoto(mine, left))) / 2 for skill, left in less.items()}
    found = skill_losses(*rows)
    assert dict(found) == pytest.approx({skill: loss for skill, loss in falls.items() if loss > 1e-9})
    assert [loss for _, loss in found] == sorted((loss for _, loss in found), reverse=True)


@given(bags=BAGS)
def test_the_loss_of_words_is_what_the_likeness_falls_by_without_them(bags):
    """As rare as a word is, so rare it stays: a text that is taken away is not taken from the others."""
    index = RoleWords.of(bags)
    df = Counter((tag, word) for bag in bags for tag, counted in bag.items() for word in counted)
    rarity = {key: log((len(bags) + 1) / (found + 0.5)) for key, found in df.items()}

    def weighed(bag: dict[str, dict[str, float]]) -> dict[tuple[str, str], float]:
        return {
            (tag, word): sqrt(times * rarity[tag, word])
            for tag, counted in bag.items()
            for word, times in counted.items()
            if times
        }

    mine, target = bags[0], bags[1]
    losses = WordLosses(index, index.row(0), index.row(1))
    gone = {
        (tag, word, times): {tag: {word: times}}
        for tag, counted in target.items()
        for word, all_times in counted.items()
        for times in {1, all_times}
    }
    now, expected = sqrt(pooled(weighed(mine), weighed(target))), {}
    for tag, word, times in gone:
        left = {**target, tag: {**target[tag], word: target[tag][word] - times}}
        loss = (now - sqrt(pooled(weighed(mine), weighed(left)))) / 2
        if loss > 1e-9:
            expected[tag, word, times] = loss
    found = losses.of_bags(gone)
    assert {key: loss for key, loss in found if loss > 1e-7} == pytest.approx(
        {key: loss for key, loss in expected.items() if loss > 1e-7}, abs=1e-7
    )
    assert [loss for _, loss in found] == sorted((loss for _, loss in found), reverse=True)


@pytest.mark.parametrize(("roles", "told"), [(4, []), (5, ["rare"])])
def test_a_word_that_half_of_the_roles_have_is_no_reason(roles, told):
    bags = [{"en": {"rare": 2, "own": 1}}, {"en": {"rare": 2}}, *[{"en": {"other": 1}}] * (roles - 2)]
    index = RoleWords.of(bags)
    losses = WordLosses(index, index.row(0), index.row(1))
    assert [word for word, _ in losses.of_words()] == told
    assert [loss for _, loss in losses.of_words()] == [
        loss for _, loss in losses.of_bags({"rare": {"en": {"rare": 2}}})
    ][: len(told)]


def test_reasons_name_what_both_have_the_most_telling_first():
    graph = loads(
        """
        :a a cg:Role ; skos:prefLabel "night nurse"@en ; cg:essentialSkill :s , :t ; cg:hasResponsibility :d .
        :b a cg:Role ; skos:prefLabel "ward nurse"@en ; cg:essentialSkill :s , :t .
        :b cg:hasResponsibility :e , :f .
        :c a cg:Role ; skos:prefLabel "clerk"@en ; cg:essentialSkill :t .
        :s a cg:Skill ; skos:prefLabel "giving injections"@en . :t a cg:Skill ; skos:prefLabel "writing"@en .
        :d skos:prefLabel "Watch patients at night"@en . :e skos:prefLabel "Wash patients"@en .
        :f skos:prefLabel "Order linen"@en .
        :g a cg:Role ; skos:prefLabel "tuner"@en . :h a cg:Role ; skos:prefLabel "porter"@en .
        """
    )
    index = NearnessIndex(graph._catalogue)
    number = graph._catalogue.facts.roles.number
    reasons = index.reasons(number[f"{EX}a"], number[f"{EX}b"])
    assert [(reason.kind, reason.text) for reason in reasons] == [
        ("skill", "giving injections"),
        ("skill", "writing"),
        ("responsibility", "Wash patients"),
        ("word", "nurse"),
        ("word", "patients"),
    ]
    assert [reason.things for reason in reasons[:1]] == [(graph.skill("giving injections"),)]


# What has a say, and what has none

PLAIN = """
:a a cg:Role ; skos:prefLabel "A"@en ; cg:essentialSkill :s .
:b a cg:Role ; skos:prefLabel "B"@en ; cg:essentialSkill :s .
:c a cg:Role ; skos:prefLabel "C"@en ; cg:essentialSkill :t .
:s a cg:Skill ; skos:prefLabel "S"@en . :t a cg:Skill ; skos:prefLabel "T"@en .
"""


def scores(body: str) -> list[list[float]]:
    index, numbers = NearnessIndex((graph := loads(body))._catalogue), graph._catalogue.facts.roles.number
    three = [numbers[f"{EX}{name}"] for name in "abc"]
    return [each(number, {})[three].tolist() for each in (index.weighted, index.evidence) for number in three]


@pytest.mark.parametrize(
    "more",
    [
        ':a skos:notation "1234" . :c skos:notation "1234" .',
        ':a cg:familyName "People"@en . :c cg:familyName "People"@en .',
        ':a cg:family :f . :c cg:family :f . :f a cg:Family ; skos:prefLabel "People"@en .',
        ":a cg:progressesTo :c .",
        ":p a cg:Progression ; cg:fromRole :a ; cg:toRole :c ; cg:kind cg:Promotion .",
        ':a skos:broader :g . :c skos:broader :g . :g a skos:Concept ; skos:prefLabel "Group"@en .',
        ":a <http://data.europa.eu/esco/model#memberOfISCOGroup> :i . :c "
        "<http://data.europa.eu/esco/model#memberOfISCOGroup> :i .",
    ],
    ids=["codes", "family names", "families", "moves", "promotions", "groups", "ISCO groups"],
)
def test_what_could_give_the_answer_away_has_no_say(more):
    assert scores(PLAIN + more) == scores(PLAIN)


def test_words_of_one_language_are_not_those_of_another():
    same = PLAIN.replace('"C"@en', '"A"@en')
    other = PLAIN.replace('"C"@en', '"A"@es')
    assert scores(same)[3][2] == 0.5
    assert scores(other)[3][2] == 0.0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("skos:prefLabel 'nurse'@en", "skos:altLabel 'nurse'@en"),
        ("skos:prefLabel 'nurse'@en", "skos:definition 'nurse'@en-GB"),
        ("skos:altLabel 'nurse'@en-US", "skos:altLabel 'x'@en , 'nurse'@en-GB"),
    ],
)
def test_labels_of_every_kind_and_definitions_are_words_of_a_role(first, second):
    plain = ":a a cg:Role ; {} . :b a cg:Role ; {} . :c a cg:Role ."
    assert scores(plain.format(first, second))[3][1] > 0
    assert scores(plain.format(first, second.replace("nurse", "clerk")))[3][1] == 0


def test_order_of_the_file_changes_no_score():
    lines = PLAIN.strip().splitlines()
    assert scores("\n".join(reversed(lines))) == scores(PLAIN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++, C# and .NET", ["c++", "c#", "and", "net"]),
        ("Gestión de la innovación", ["gestion", "de", "la", "innovacion"]),
        ("STRASSE Straße ﬁt", ["strasse", "strasse", "fit"]),
        ("snake_case 24/7 don't", ["snake", "case", "24", "7", "don", "t"]),
        ("", []),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


def test_a_kept_graph_has_the_same_importances_and_scores(onet_excerpt, tmp_path):
    fresh, _, kept = (cg.load_onet(onet_excerpt, cache=tmp_path) for _ in range(3))
    for role in fresh.roles:
        assert kept.requirements(role) == fresh.requirements(role)
        for by in ("weighted", "evidence"):
            assert list(kept.rank(role, by=by)) == list(fresh.rank(role, by=by))


def test_what_is_rated_below_what_is_required_weighs_too(onet_excerpt):
    graph = cg.load_onet(onet_excerpt)
    ratings = graph._catalogue.ratings
    assert len(ratings.role) == 5 * 68
    number = graph._catalogue.facts.roles.number[graph.role("Retail Salespersons").iri]
    row = NearnessIndex(graph._catalogue)._skills.rows.row(number)
    # All but those of level 0.
    assert len(row.columns) == sum(
        role == number and level > 0 for role, level in zip(ratings.role, ratings.level, strict=True)
    )
    assert len(row.columns) > len(graph.requirements("Retail Salespersons"))


# Vectors of the user's own


def test_vectors_stand_in_place_of_the_words():
    graph = loads(PLAIN)
    number = graph._catalogue.facts.roles.number
    index = NearnessIndex(graph._catalogue).with_vectors(
        {
            f"{EX}a": [1, 0],
            f"{EX}b": [-1, 0],
            f"{EX}c": np.array([2.0, 0.0]),
            f"{EX}s": [1, 0],
            "elsewhere": "x",
        }
    )
    found = index.evidence(number[f"{EX}a"], {})
    assert [found[number[f"{EX}{name}"]] for name in "bc"] == [0.5, 0.5]
    assert {reason.kind for reason in index.reasons(number[f"{EX}a"], number[f"{EX}b"])} == {"skill"}
    held = {graph._catalogue.facts.skills.number[f"{EX}s"]: None}
    assert index.evidence(None, held)[number[f"{EX}c"]] == 0.5
    longer = index.evidence(number[f"{EX}c"], {})
    assert [longer[number[f"{EX}{name}"]] for name in "ab"] == [0.5, 0.0]


def test_where_vectors_stand_for_the_words_no_word_is_a_reason():
    graph = loads(
        """
        :a a cg:Role ; skos:prefLabel "night nurse"@en ; cg:essentialSkill :s .
        :b a cg:Role ; skos:prefLabel "ward nurse"@en ; cg:essentialSkill :s .
        :c a cg:Role ; skos:prefLabel "clerk"@en . :d a cg:Role ; skos:prefLabel "cook"@en .
        :e a cg:Role ; skos:prefLabel "smith"@en . :s a cg:Skill ; skos:prefLabel "care"@en .
        """
    )
    number = graph._catalogue.facts.roles.number
    words = NearnessIndex(graph._catalogue)
    vectors = words.with_vectors({role.iri: [1.0, 0.0] for role in graph.roles})
    told = [
        [reason.text for reason in each.reasons(number[f"{EX}a"], number[f"{EX}b"])]
        for each in (words, vectors)
    ]
    assert told == [["care", "nurse"], ["care"]]


def test_a_role_is_scored_by_all_that_it_states_and_nobody_by_what_is_held_elsewhere():
    graph = loads(PLAIN)
    number = graph._catalogue.facts.roles.number[f"{EX}a"]
    index = NearnessIndex(graph._catalogue)
    assert index.scores("weighted", number, {}).tolist() == index.weighted(number, {}).tolist()
    assert index.scores("evidence", number, {}).tolist() == index.evidence(number, {}).tolist()
    assert index.scores("fit", number, {}) is None


def test_the_least_importance_is_one_of_five():
    graph = loads(
        """
        :a a cg:Role ; cg:requires [ cg:skill :s ; cg:importance 1 ] , [ cg:skill :t ; cg:importance 5 ] .
        :s a cg:Skill . :t a cg:Skill .
        """
    )
    weighed = WeightedSkills.of(graph._catalogue.requirement_table, Ratings([], [], [], []), 1, 2)
    assert weighed.rows.row(0).values == pytest.approx([0.2 * weighed.roots[0], 1.0 * weighed.roots[1]])


@pytest.mark.parametrize(
    ("vectors", "said"),
    [
        ({}, "vectors= has no vector of a role; give a mapping of role IRIs to vectors"),
        (
            {f"{EX}a": [1, 0], f"{EX}b": [1], f"{EX}c": [1, 2, 3]},
            "vectors= has vectors of 1 and of 3 numbers; give one length",
        ),
        *(
            (
                {f"{EX}a": wrong},
                f"the vector of '{EX}a' is no row of numbers; give an array of one dimension",
            )
            for wrong in ("near", [1, float("nan")], [[1], [2]], [])
        ),
    ],
)
def test_vectors_that_are_none_are_refused(vectors, said):
    with pytest.raises(cg.InvalidArgument) as caught:
        NearnessIndex(loads(PLAIN)._catalogue).with_vectors(vectors)
    assert str(caught.value) == said


def test_what_has_no_words_in_a_language_or_none_at_all_is_compared_all_the_same():
    graph = loads(
        """
        :a a cg:Role ; skos:prefLabel "cook"@en , "cocinera"@es ; cg:essentialSkill :s ;
          cg:hasResponsibility [ a cg:Responsibility ] .
        :b a cg:Role ; skos:prefLabel "baker"@en ; cg:essentialSkill :s .
        :s a cg:Skill ; skos:prefLabel "cutting"@en .
        """
    )
    assert [entry.role.label for entry in graph.rank({"cutting": 1}, by="evidence")] == ["baker", "cook"]
    assert [entry.role.label for entry in graph.rank("cook", by="evidence")] == ["baker"]
