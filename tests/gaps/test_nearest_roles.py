"""The nearest roles of many at once, beside the order of ranks in plain Python."""

import subprocess
import sys

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

import careergraph as cg
from careergraph.catalogue.alternatives import Groups
from careergraph.choices import RankMeasure
from careergraph.gaps import counted_nearest
from careergraph.gaps.counted_nearest import (
    COMPARED,
    MOST_PLACES,
    WORTH_COMPILING,
    Compared,
    compiled,
    count_nearest,
    counting,
)
from careergraph.gaps.kernel import UNRATED, GapKernel, Held
from careergraph.gaps.measures import measure, rank_key
from careergraph.gaps.nearest import nearest_roles

levels = st.integers(1, 3) | st.just(UNRATED)
skills = st.integers(0, 5)
CHOICE = """
    @prefix : <https://x.org/> . @prefix cg: <https://w3id.org/careergraph/ontology#> .
    :a a cg:Role ; cg:essentialSkill :s . :b a cg:Role ;
        cg:requires [ cg:anyOf [ cg:skill :s ; cg:levelRank 2 ] , [ cg:skill :t ] ] .
"""


def as_stated(level, unstated):
    return unstated if level == UNRATED else level


def plain(asked, person, by, limit, out):
    """The definition: each role measured by itself, all of them sorted."""
    held = {skill: as_stated(level, None) for skill, level in person.items()}
    levelled = {skill for role in asked for skill, level in role.items() if level != UNRATED}
    measured = [
        (
            measure(
                held, [(skill, as_stated(level, 0)) for skill, level in role.items()], levelled, Groups(6)
            ),
            number,
        )
        for number, role in enumerate(asked)
        if number not in out
    ]
    measured.sort(key=lambda each: (*rank_key(each[0], by), each[1]))
    return [(number, each.met, each.needed, each.have) for each, number in measured[:limit]]


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(None, id="numpy"),
        pytest.param(counting(lambda function: function), id="counted"),
        pytest.param(
            compiled(),
            id="compiled",
            marks=pytest.mark.skipif(not compiled(), reason="numba is not installed"),
        ),
    ],
)
@given(
    st.lists(st.dictionaries(skills, levels, min_size=1), min_size=1, max_size=12),
    st.lists(st.dictionaries(skills, st.integers(0, 4) | st.just(UNRATED)), max_size=5),
    st.sampled_from(["fit", "coverage", "effort"]),
    st.none() | st.integers(0, 5),
    st.integers(1, 60),
    st.integers(1, 6),
    st.data(),
)
def test_they_are_those_of_each_person_alone(way, asked, people, by: RankMeasure, limit, block, parts, data):
    kernel = GapKernel.of(
        Held.of(asked),
        numpy.isin(range(6), [skill for role in asked for skill in role if role[skill] != UNRATED]),
    )
    some = st.sets(st.integers(0, len(asked) - 1))
    out = data.draw(st.lists(some, min_size=len(people), max_size=len(people)))

    def left_out(part):
        pairs = [(row, role) for row, roles in enumerate(out[part]) for role in roles]
        return tuple(numpy.array(pairs, int).reshape(-1, 2).T)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("careergraph.gaps.kernel.BLOCK", block)
        patch.setattr("careergraph.gaps.nearest._PARTS", parts)
        patch.setattr("careergraph.gaps.nearest._PARTS_A_PLACE", 1)
        patch.setattr("careergraph.gaps.nearest._COUNTED", block)
        patch.setattr(Compared, "way", lambda *_: way if limit is not None else None)
        blocks = list(nearest_roles(kernel, Held.of(people), by, limit, left_out))
    assert told(blocks) == [plain(asked, who, by, limit, left) for who, left in zip(people, out, strict=True)]


def told(blocks):
    """The roles of each person, with their sums."""
    return [
        [*zip(*(column[start:end].tolist() for column in block[2:]), strict=True)]
        for block in blocks
        for start, end in zip(block.starts[:-1].tolist(), block.starts[1:].tolist(), strict=True)
    ]


@pytest.mark.parametrize("way", [None, counting(lambda function: function)], ids=["numpy", "counted"])
@pytest.mark.parametrize("parts", [1, 64])
@pytest.mark.parametrize("limit", [1, 2, 5])
@pytest.mark.parametrize("by", ["fit", "coverage", "effort"])
def test_of_many_roles_the_few_that_are_asked_for_are_the_best(
    by: RankMeasure, limit, parts, way, monkeypatch
):
    """Forty people who hold little, so that many roles tie, and are told apart by what else they need."""
    random = numpy.random.default_rng(limit)

    def some(most, levels):
        chosen = random.choice(6, random.integers(1, most), replace=False).tolist()
        return {skill: int(random.choice(levels)) for skill in chosen}

    asked = [some(4, [1, 2, 3, UNRATED]) for _ in range(24)]
    people = [some(3, [0, 1, 2, 4, UNRATED]) for _ in range(40)]
    levelled = [skill for role in asked for skill in role if role[skill] != UNRATED]
    monkeypatch.setattr("careergraph.gaps.nearest._PARTS", parts)
    monkeypatch.setattr("careergraph.gaps.nearest._PARTS_A_PLACE", 1)
    monkeypatch.setattr(Compared, "way", lambda *_: way)
    kernel = GapKernel.of(Held.of(asked), numpy.isin(range(6), levelled))
    found = told(nearest_roles(kernel, Held.of(people), by, limit))
    assert found == [plain(asked, who, by, limit, ()) for who in people]


@pytest.fixture
def worth_compiling(monkeypatch):
    pytest.importorskip("numba", reason="numba is not installed")
    monkeypatch.setattr(COMPARED, "pairs", WORTH_COMPILING)
    monkeypatch.setattr(counted_nearest, "count_nearest", noting := Noting())
    return noting


class Noting:
    """Counts people, and notes how many."""

    people = 0

    def __call__(self, kernel, held, *others):
        self.people += len(held.starts) - 1
        return count_nearest(kernel, held, *others)


@pytest.mark.parametrize("by", ["fit", "coverage", "effort"])
def test_compiled_rankings_are_those_of_each_alone(worth_compiling, accounts, by):
    everybody = [*accounts.profiles, *accounts.roles]
    rankings = accounts.rank_all(everybody, by=by, limit=3)
    assert [*rankings] == [accounts.rank(who, by=by, limit=3) for who in everybody]
    assert worth_compiling.people == len(everybody)


def test_choices_between_skills_and_long_rankings_are_left_to_numpy(worth_compiling, accounts):
    assert [*accounts.rank_all(limit=None)] == [accounts.rank(role, limit=None) for role in accounts.roles]
    choosing = cg.loads(CHOICE)
    assert [*choosing.rank_all(limit=1)] == [choosing.rank(role, limit=1) for role in choosing.roles]
    assert not worth_compiling.people


def test_of_many_that_need_as_much_the_first_are_counted_first():
    way = counting(lambda function: function)
    kernel = GapKernel.of(Held.of([{0: 1}] * 80), numpy.array([False]))
    nobody = numpy.zeros(0, numpy.int64)
    found = count_nearest(kernel, Held.of([{}]), "fit", 3, (nobody, nobody), way)
    assert found.roles.tolist() == [[0, 1, 2]]


def test_it_pays_to_compile_from_so_many_pairs_on_in_all(monkeypatch):
    monkeypatch.setattr(counted_nearest, "WORTH_COMPILING", 12)
    monkeypatch.setattr(counted_nearest, "compiled", lambda: "compiled")
    compared, two_roles = Compared(), GapKernel.of(Held.of([{0: 1}, {1: 1}]), numpy.array([True, True]))
    assert [compared.way(two_roles, people, 3) for people in (2, 3, 1)] == [None, None, "compiled"]
    assert compared.way(two_roles, 1, MOST_PLACES) == "compiled"
    assert compared.way(two_roles, 1, MOST_PLACES + 1) is None
    assert compared.way(two_roles, 1, None) is None


def test_numba_is_not_imported_for_a_few_people():
    code = (
        "import sys, careergraph as cg; list(cg.load().rank_all()); raise SystemExit('numba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_numba_numpy_ranks(monkeypatch, accounts):
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.setattr(COMPARED, "pairs", WORTH_COMPILING)
    compiled.cache_clear()
    try:
        assert compiled() is None
        assert [*accounts.rank_all(limit=2)] == [accounts.rank(role, limit=2) for role in accounts.roles]
    finally:
        compiled.cache_clear()
