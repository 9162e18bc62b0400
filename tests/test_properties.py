"""What holds of every ontology, tried on random small ones."""

from __future__ import annotations

import html
import math
import pickle
import tempfile
from itertools import pairwise, product
from pathlib import Path

import networkx
import pytest
import rdflib
from hypothesis import assume, given
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from strategies import EX, World, holdings, label_text, role_labels, worlds, worlds_with

import careergraph as cg
from careergraph.support.text import fold

# rdflib's own Dataset calls what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

#: The suffixes that can be saved, and what rdflib calls them.
FORMATS = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".nq": "nquads",
    ".trig": "trig",
    ".jsonld": "json-ld",
    ".rdf": "xml",
}
SUFFIXES = tuple(FORMATS)
MEASURES = ("steps", "effort", "months")


def by_iri(world: World, held: dict[int, int | None]) -> dict[str, int | None]:
    return {world.skill(skill): level for skill, level in held.items()}


def numbers(path: cg.CareerPath) -> tuple[int, ...]:
    """The roles of a path, as their world numbers them."""
    return tuple(int(role.iri.removeprefix(f"{EX}role")) for role in path.roles)


@st.composite
def somebody(draw: st.DrawFn) -> tuple[World, dict[int, int | None], int]:
    """A world, what somebody holds in it, and one of its roles."""
    world = draw(worlds())
    return world, draw(holdings(world)), draw(st.integers(0, len(world.role_labels) - 1))


# Gaps


@given(worlds())
def test_the_gap_of_a_role_to_itself_is_closed(world):
    graph = world.graph()
    for role in graph.roles:
        gap = graph.gap(role, role)
        asks = bool(graph.requirements(role, cg.Necessity.ESSENTIAL))
        assert gap.is_closed == asks
        assert gap.effort == 0
        assert gap.coverage == gap.fit == gap.use == (1.0 if asks else None)


@given(somebody())
def test_effort_and_coverage_are_what_the_design_says(case):
    world, held, role = case
    gap = world.graph().gap(by_iri(world, held), world.role(role))
    effort, total = world.effort(held, role), world.total(role)
    assert gap.effort == effort
    assert type(gap.effort) is int
    assert gap.coverage == ((total - effort) / total if total else None)
    assert gap.coverage is None or 0 <= gap.coverage <= 1
    assert gap.optional_coverage is None or 0 <= gap.optional_coverage <= 1
    assert (gap.coverage == 1.0) == (total > 0 and effort == 0) == gap.is_closed


@given(somebody())
def test_fit_use_and_unrated_share_are_exact_ratios_of_what_the_design_says(case):
    world, held, role = case
    gap = world.graph().gap(by_iri(world, held), world.role(role))
    fit, use = world.fit(held, role), world.use(held, role)
    assert gap.fit == (None if fit is None else float(fit))
    assert gap.use == (None if use is None else float(use))
    assert gap.unrated_share == float(world.unrated_share(held, role))
    assert all(share is None or 0 <= share <= 1 for share in (gap.fit, gap.use, gap.unrated_share))


@given(worlds())
def test_fit_is_symmetric_where_both_roles_state_a_level_or_neither(world):
    graph = world.graph()
    held = [world.held_in(role) for role in range(len(world.role_labels))]
    for a, b in product(range(len(held)), repeat=2):
        alike = all(
            (held[a][skill] is None) == (held[b][skill] is None) for skill in held[a] & held[b].keys()
        )
        if alike and held[a] and held[b]:
            there, back = (graph.gap(world.role(x), world.role(y)) for x, y in ((a, b), (b, a)))
            assert there.fit == back.fit
            assert (there.fit == 1) == (held[a] == held[b])
            assert (there.coverage, there.use) == (back.use, back.coverage)


@given(somebody())
def test_a_gap_shares_out_exactly_the_requirements_of_the_role(case):
    world, held, role = case
    graph = world.graph()
    gap = graph.gap(by_iri(world, held), world.role(role))
    parts = (gap.missing, gap.below, gap.unrated, gap.met)
    told = [item.skill.iri for part in parts for item in part]
    required = graph.requirements(world.role(role))
    assert sorted(told) == sorted(requirement.skill.iri for requirement in required)
    assert len(told) == len(set(told)) == len(gap)
    level = {requirement.skill.iri: requirement.level for requirement in required}
    assert all(item.have == 0 and item.shortfall == item.need for item in gap.missing)
    assert all(0 < item.have < item.need for item in gap.below)
    assert all(item.have is None and level[item.skill.iri] for item in gap.unrated)
    assert all(item.have >= item.need and item.shortfall == 0 for item in gap.met)
    assert {item.skill.iri for item in gap.surplus} == set(by_iri(world, held)) - set(told)
    assert all(item.need == 0 and item.necessity is None for item in gap.surplus)


@given(somebody(), st.data())
def test_more_skills_and_higher_levels_never_raise_effort(case, data):
    world, held, role = case
    more = dict(held)
    for skill, level in data.draw(holdings(world)).items():
        before = held.get(skill, 0)
        more[skill] = None if level is None or before is None else max(level, before)
    graph = world.graph()
    less_effort = graph.gap(by_iri(world, more), world.role(role)).effort
    assert less_effort <= graph.gap(by_iri(world, held), world.role(role)).effort


@given(somebody())
def test_closing_what_is_missing_closes_the_gap(case):
    world, held, role = case
    graph = world.graph()
    skills = by_iri(world, held)
    gap = graph.gap(skills, world.role(role))
    learnt = {item.skill.iri: item.need for item in (*gap.missing, *gap.below)}
    closed = graph.gap(skills | learnt, world.role(role))
    assert closed.is_closed == (closed.coverage is not None)
    assert closed.coverage in (None, 1.0)
    assert closed.optional_coverage in (None, 1.0)
    assert not closed.missing
    assert not closed.below


@given(worlds_with("abc", roles=(3, 5), essential_and_levelled=True))
def test_a_detour_never_takes_less_effort_where_all_is_essential_and_levelled(case):
    world, a, b, c = case
    graph = world.graph()

    def effort(source, target):
        return graph.gap(world.role(source), world.role(target)).effort

    assert effort(a, c) <= effort(a, b) + effort(b, c)


#: What entries are ordered by, the best first.
RANKED_BY = {
    "fit": lambda gap: (-gap.fit, -gap.coverage, gap.effort),
    "coverage": lambda gap: (-gap.coverage, -gap.fit, gap.effort),
    "effort": lambda gap: (gap.effort, -gap.fit),
}
measures = st.sampled_from(sorted(RANKED_BY))


def told(gap: cg.SkillGap, by: str) -> tuple[object, ...]:
    """The numbers of an entry of a ranking."""
    return gap.coverage, gap.effort, gap.fit, gap.use, getattr(gap, by)


@given(somebody(), st.integers(1, 6), measures)
def test_rank_is_the_order_of_the_single_gaps(case, limit, by):
    world, held, who = case
    graph = world.graph()
    for somebody, without in ((by_iri(world, held), None), (graph.role(world.role(who)), who)):
        gaps = {
            role: graph.gap(somebody, world.role(role))
            for role in range(len(world.role_labels))
            if role != without and world.total(role)
        }
        order = sorted(
            gaps,
            key=lambda role: (
                *RANKED_BY[by](gaps[role]),
                fold(world.role_labels[role]),
                world.role(role),
            ),
        )
        ranking = graph.rank(somebody, limit=limit, by=by)
        assert [(entry.role.iri, *entry[1:]) for entry in ranking] == [
            (world.role(role), *told(gaps[role], by)) for role in order[:limit]
        ]


@given(somebody(), st.data())
def test_the_matrix_holds_the_single_gaps(case, data):
    world, held, _ = case
    graph = world.graph()
    person = cg.Profile("Ana", by_iri(world, held))
    rows = [person, *graph.roles]
    columns = data.draw(st.permutations(graph.roles))
    matrix = graph.gap_matrix(rows=rows, columns=columns)
    assert matrix.rows == tuple(rows)
    assert matrix.columns == tuple(columns)
    assert matrix.effort.shape == matrix.coverage.shape == (len(rows), len(columns))
    for (y, row), (x, column) in product(enumerate(rows), enumerate(columns)):
        gap = graph.gap(row, column)
        assert matrix[y, x] == (row, column, gap.effort, gap.coverage, gap.fit, gap.use)
        assert matrix.effort[y, x] == gap.effort
        for array, share in ((matrix.coverage, gap.coverage), (matrix.fit, gap.fit), (matrix.use, gap.use)):
            assert str(array[y, x]) == str(math.nan if share is None else share)


@given(somebody(), st.data(), measures)
def test_rank_people_is_the_order_of_the_single_gaps(case, data, by):
    world, _, role = case
    graph = world.graph()
    crowd = data.draw(st.lists(holdings(world), max_size=5))
    people = [cg.Profile(f"p{number}", by_iri(world, held)) for number, held in enumerate(crowd)]
    gaps = {person: graph.gap(person, world.role(role)) for person in people if world.total(role)}
    order = sorted(gaps, key=lambda person: (*RANKED_BY[by](gaps[person]), person.name))
    ranking = graph.rank_people(world.role(role), people, by=by)
    assert list(ranking) == [(person, *told(gaps[person], by)) for person in order]


# Requirements


@given(worlds())
def test_requirements_are_merged_and_inherited_as_the_design_says(world):
    graph = world.graph()
    for role in range(len(world.role_labels)):
        needs, origins = world.needs_and_origins(role)
        found = graph.requirements(world.role(role))
        assert {
            requirement.skill.iri: (requirement.level, requirement.necessity) for requirement in found
        } == {
            world.skill(skill): (
                need.level or None,
                cg.Necessity.ESSENTIAL if need.essential else cg.Necessity.OPTIONAL,
            )
            for skill, need in needs.items()
        }
        assert len(found) == len(needs)
        for requirement in found:
            skill = int(requirement.skill.iri.removeprefix(f"{EX}skill"))
            if role in origins[skill]:
                assert requirement.derived_from is None
            else:
                assert requirement.derived_from.iri in {world.role(base) for base in origins[skill]}


@given(worlds())
def test_a_skill_is_required_by_whom_it_is_required(world):
    graph = world.graph()
    asked = {
        (requirement.role, requirement.skill, requirement.level, requirement.necessity)
        for role in graph.roles
        for requirement in graph.requirements(role)
    }
    assert asked == {
        (requirement.role, requirement.skill, requirement.level, requirement.necessity)
        for skill in graph.skills
        for requirement in graph.roles_requiring(skill)
    }


# Ways


@given(worlds(), st.integers(1, 40), st.none() | st.integers(1, 3), measures, st.data())
def test_many_are_ranked_in_blocks_as_each_alone(world, block, limit, by, data):
    graph = world.graph()
    people = [
        cg.Profile(f"p{number}", by_iri(world, held))
        for number, held in enumerate(data.draw(st.lists(holdings(world), max_size=4)))
    ]
    holders = [*graph.roles, *people]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("careergraph.gaps.kernel.BLOCK", block)
        rankings = list(graph.rank_all(holders, limit=limit, by=by))
        matrix = graph.gap_matrix(rows=holders)
    assert [(each.title, list(each)) for each in rankings] == [
        (alone.title, list(alone)) for alone in (graph.rank(holder, limit=limit, by=by) for holder in holders)
    ]
    for cell in matrix:
        gap = graph.gap(cell.row, cell.column)
        assert (cell.effort, cell.coverage, cell.fit) == (gap.effort, gap.coverage, gap.fit)


@given(worlds_with("ab", roles=(2, 5)), st.integers(1, 3), st.sampled_from([0, 2**20]))
def test_the_effort_of_a_move_is_that_of_the_gap(case, pairs, cells):
    world, _, _ = case
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("careergraph.gaps.kernel.PAIRS", pairs)
        patch.setattr("careergraph.gaps.kernel.CELLS", cells)
        graph = world.graph()
        moves = graph.role_network.edges(data=True)
    for source, target, data in moves:
        gap = graph.gap(source, target)
        assert data.get("effort") == (None if gap.coverage is None else gap.effort)


@given(worlds_with("ab", roles=(2, 5)), st.sampled_from(MEASURES[:2]))
def test_paths_are_all_ways_in_the_documented_order(case, by):
    world, a, b = case
    check_paths(world, a, b, by)


@given(worlds_with("ab", roles=(2, 5)))
def test_each_step_of_a_path_counts_all_that_was_gained(case):
    """The plain twin: what each role asks for is added up, and measured against the next one."""
    world, a, b = case
    graph = world.graph()
    for path in graph.paths(world.role(a), world.role(b), limit=3) if world.ways(a, b) else ():
        gained = {}
        for step in path:
            for requirement in graph.requirements(step.source, cg.Necessity.ESSENTIAL):
                iri, before = requirement.skill.iri, gained.get(requirement.skill.iri, requirement.level)
                unrated = before is None or requirement.level is None
                gained[iri] = None if unrated else max(before, requirement.level)
            plain = graph.gap(gained, step.target)
            assert (*step.gap, *step.gap.surplus) == (*plain, *plain.surplus)
            assert (step.gap.effort, step.gap.coverage) == (plain.effort, plain.coverage)


@given(worlds_with("ab", roles=(2, 5), with_months=True))
def test_paths_by_months_are_all_ways_in_the_documented_order(case):
    world, a, b = case
    check_paths(world, a, b, "months")


def check_paths(world, a, b, by):
    graph = world.graph()
    ways = world.ways(a, b)
    allowed = world.known(ways) if by == "effort" else ways
    expected = sorted(allowed, key=lambda way: world.rank_of_way(way, by))
    if not expected:
        check_refusal(world, a, b, by, ways)
        return
    found = list(graph.paths(world.role(a), world.role(b), by=by, limit=None))
    assert [numbers(path) for path in found] == expected
    months = world.move_months()
    for path, way in zip(found, expected, strict=True):
        moves = list(pairwise(way))
        efforts = [world.effort_between(*move) for move in moves]
        assert path.effort == (None if None in efforts else sum(efforts))
        stated = [months[move] for move in moves]
        assert path.months == (None if None in stated else sum(stated))
        assert len(path) == len(moves)
    best = graph.path(world.role(a), world.role(b), by=by)
    assert numbers(best) == expected[0]


def check_refusal(world, a, b, by, ways):
    """Where there are ways, and all of unknown effort, the first such move of the best by steps is told."""
    graph = world.graph()
    with pytest.raises(cg.EffortUnknown if ways else cg.NoCareerPath) as caught:
        graph.paths(world.role(a), world.role(b), by=by)
    if not ways:
        move = a, b
    else:
        best = min(ways, key=lambda way: world.rank_of_way(way, "steps"))
        move = next(move for move in pairwise(best) if world.effort_between(*move) is None)
    assert (caught.value.source.iri, caught.value.target.iri) == tuple(map(world.role, move))


@given(worlds_with("ab", roles=(2, 5)), st.data())
def test_paths_keep_within_max_steps_and_avoid(case, data):
    world, a, b = case
    every = st.integers(0, len(world.role_labels) - 1)
    most = data.draw(st.none() | st.integers(0, 5))
    avoided = data.draw(st.sets(every, max_size=2))
    allowed = [
        way for way in world.ways(a, b) if not avoided & set(way) and (most is None or len(way) - 1 <= most)
    ]
    expected = sorted(world.known(allowed), key=lambda way: world.rank_of_way(way, "effort"))
    graph = world.graph()
    wish = {"by": "effort", "limit": None, "max_steps": most, "avoid": [world.role(role) for role in avoided]}
    if expected:
        found = graph.paths(world.role(a), world.role(b), **wish)
        assert [numbers(path) for path in found] == expected
    else:
        with pytest.raises(cg.EffortUnknown if allowed else cg.NoCareerPath):
            graph.paths(world.role(a), world.role(b), **wish)


@given(worlds_with("abc", roles=(3, 4)))
def test_via_joins_the_best_legs(case):
    world, a, b, c = case
    graph = world.graph()
    legs = [
        sorted(world.known(world.ways(*ends)), key=lambda way: world.rank_of_way(way, "effort"))
        for ends in ((a, b), (b, c))
    ]
    if not all(legs):
        with pytest.raises((cg.NoCareerPath, cg.EffortUnknown)):
            graph.paths(world.role(a), world.role(c), by="effort", via=[world.role(b)])
        return
    found = graph.paths(world.role(a), world.role(c), by="effort", via=[world.role(b)], limit=None)
    expected = sorted(
        {first + second[1:] for first, second in product(*legs)},
        key=lambda way: world.rank_of_way(way, "effort"),
    )
    told = [numbers(path) for path in found]
    assert told[0] == legs[0][0] + legs[1][0][1:]
    assert told == expected


@given(worlds_with("a"), st.none() | st.integers(0, 4))
def test_reachable_is_what_networkx_says(case, most):
    world, a = case
    moves = networkx.DiGraph(list(world.move_months()))
    moves.add_node(a)
    expected = networkx.single_source_shortest_path_length(moves, a, cutoff=most)
    found = world.graph().reachable(world.role(a), max_steps=most)
    assert {role.iri: steps for role, steps in found.items()} == {
        world.role(role): steps for role, steps in expected.items()
    }
    assert list(found.values()) == sorted(found.values())


# Saving


def parsed(path: Path) -> rdflib.Graph:
    """What rdflib reads in a file, named graphs and all."""
    graph = rdflib.Graph()
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=path.read_text(encoding="utf-8"), format=FORMATS[path.suffix])
    for triple in dataset.triples((None, None, None)):
        graph.add(triple)
    return graph


@given(worlds(), st.sampled_from(SUFFIXES))
def test_what_is_saved_is_what_was_loaded(world, suffix):
    with tempfile.TemporaryDirectory() as folder:
        first, again, last = (Path(folder, f"{name}{suffix}") for name in ("first", "again", "last"))
        original = rdflib.Graph().parse(data=world.turtle(), format="turtle")
        graph = world.graph()
        graph.save(first)
        assert isomorphic(parsed(first), original)
        loaded = cg.load(first)
        loaded.save(last)
        assert isomorphic(parsed(last), original)
        graph.save(again)
        assert again.read_bytes() == first.read_bytes() == last.read_bytes()


@given(worlds(), st.sampled_from(SUFFIXES))
def test_saving_what_is_derived_changes_no_answer(world, suffix):
    graph = world.graph()
    with tempfile.TemporaryDirectory() as folder:
        everything = graph.save(Path(folder, f"all{suffix}"), derived=True)
        again = cg.load(everything)
    assert gaps(again) == gaps(graph)
    assert ways(again) == ways(graph)
    assert again.check().errors == graph.check().errors


@given(worlds())
def test_nothing_derived_is_asserted(world):
    graph = world.graph()
    with tempfile.TemporaryDirectory() as folder:
        saved = graph.save(Path(folder, "all.trig"), derived=True).read_text(encoding="utf-8")
    both = rdflib.Dataset()
    both.parse(data=saved, format="trig")
    names = [str(each.identifier) for each in both.graphs() if len(each)]
    asserted = set(both.graph(rdflib.graph.DATASET_DEFAULT_GRAPH_ID))
    derived = set(both.graph(rdflib.URIRef("https://w3id.org/careergraph/derived")))
    assert len(names) <= 2
    assert len(asserted) == len(world.triples())
    assert not asserted & derived
    assert len(graph.rdf) == len(asserted) + len(derived)


def gaps(graph: cg.CareerGraph) -> dict[tuple[str, str], tuple[object, ...]]:
    return {
        (a.iri, b.iri): (gap.effort, gap.coverage, gap.optional_coverage)
        for a, b in product(graph.roles, repeat=2)
        for gap in [graph.gap(a, b)]
    }


def ways(graph: cg.CareerGraph) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    """All that is said of the ways between all roles."""
    found = {}
    for a, b in product(graph.roles, repeat=2):
        try:
            paths = graph.paths(a, b, by="effort", limit=None)
        except (cg.NoCareerPath, cg.EffortUnknown):
            continue
        found[a.iri, b.iri] = [
            (tuple(role.iri for role in path.roles), path.effort, path.months) for path in paths
        ]
    return found


# The order of the statements


@given(worlds(blank=False).flatmap(lambda world: st.tuples(st.just(world), st.permutations(world.triples()))))
def test_the_order_of_statements_changes_nothing(case):
    world, order = case
    one, other = world.graph(), cg.loads(world.turtle(order))
    assert answers(one) == answers(other)
    with tempfile.TemporaryDirectory() as folder:
        for suffix in SUFFIXES:
            for derived in (False, True):
                first = one.save(Path(folder, f"one{suffix}"), derived=derived)
                second = other.save(Path(folder, f"other{suffix}"), derived=derived)
                assert first.read_bytes() == second.read_bytes()


def answers(graph: cg.CareerGraph) -> dict[str, object]:
    """Everything that a user could ask, as values that say all they hold."""
    return {
        "roles": [(role.iri, role.label) for role in graph.roles],
        "skills": [(skill.iri, skill.label) for skill in graph.skills],
        "responsibilities": [
            (each.iri, [skill.iri for skill in each.skills]) for each in graph.responsibilities
        ],
        "requirements": {role.iri: graph.requirements(role) for role in graph.roles},
        "moves": graph.progressions(),
        "gaps": gaps(graph),
        "ranks": [
            [(entry.role.iri, entry.coverage, entry.effort) for entry in graph.rank(role)]
            for role in graph.roles
        ],
        "ways": ways(graph),
        "steps": [
            step.progression
            for a, b in product(graph.roles, repeat=2)
            if b in graph.reachable(a)
            for step in graph.path(a, b)
        ],
        "reachable": [list(graph.reachable(role).items()) for role in graph.roles],
        "next": [(graph.next_roles(role), graph.previous_roles(role)) for role in graph.roles],
        "findings": list(graph.check()),
        "ladder": (graph.ladder().dot, graph.ladder().mermaid),
    }


# Words


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_folding_twice_is_folding_once_for_every_character():
    unstable = [
        char
        for char in map(chr, range(0x110000))
        if not "\ud800" <= char <= "\udfff" and fold(fold(char)) != fold(char)
    ]
    assert unstable == []


@given(st.text(), st.text())
def test_folding_knows_no_normal_form_and_no_case(one, other):
    import unicodedata

    text = one + other
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(f" {one}\u200b\u00a0 {other}\n") == fold(f"{one} {other}")


# Values travel


@given(somebody())
def test_every_value_pickles(case):
    world, held, role = case
    graph = world.graph()
    roles = graph.roles
    values = [
        *roles,
        *graph.skills,
        *graph.responsibilities,
        *graph.scale,
        *graph.progressions(),
        *graph.check(),
        *graph.requirements(roles[0]),
        cg.Profile("Ana", by_iri(world, held)),
        graph.rank(roles[0]),
        graph.ladder(),
    ]
    for value in values:
        again = pickle.loads(pickle.dumps(value))
        assert again == value
        assert repr(again) == repr(value)
        assert str(again) == str(value)
    gap = graph.gap(by_iri(world, held), world.role(role))
    assert pickle.loads(pickle.dumps(gap)) == gap
    path = next(graph.paths(roles[0], roles[0]))
    for end in graph.reachable(roles[0]):
        path = graph.path(roles[0], end)
        assert pickle.loads(pickle.dumps(path)) == path
    result = graph.query("SELECT ?role ?label { ?role a cg:Role ; skos:prefLabel ?label }")
    again = pickle.loads(pickle.dumps(result))
    assert list(again) == list(result)
    assert [(row.label.language, row["role"]) for row in again] == [("en", row[0]) for row in result]
    assert pickle.loads(pickle.dumps(result[0])).label.language == "en"


# Pictures


@given(worlds(), st.sampled_from(["up", "right", "down", "left"]))
def test_dot_of_any_labels_parses_and_keeps_them(world, direction):
    pygraphviz = pytest.importorskip("pygraphviz")
    graph = world.graph()
    drawn = pygraphviz.AGraph(string=graph.ladder(direction=direction).dot)
    assert drawn.number_of_nodes() == len(world.role_labels)
    assert drawn.number_of_edges() == world.drawn_moves()
    shown = [read_back(node.attr["label"]) for node in drawn.nodes()]
    # Graphviz reads the escapes of a tooltip twice.
    told = [read_back(node.attr["tooltip"].replace(r"\\\\", r"\\")) for node in drawn.nodes()]
    # A long word is broken into lines, and the lines are joined again here.
    assert sorted(map(squeezed, shown)) == sorted(map(squeezed, world.role_labels))
    assert sorted(map(squeezed, told)) == sorted(map(squeezed, world.role_labels))


def read_back(text: str) -> str:
    r"""What Graphviz shows for a string: `\n` ends a line, `\x` is x, entities are characters."""
    shown, escaped = [], False
    for char in text:
        if escaped:
            shown.append("\n" if char == "n" else char)
            escaped = False
        elif char == "\\":
            escaped = True
        else:
            shown.append(char)
    return html.unescape("".join(shown))


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(st.lists(role_labels | label_text, min_size=1, max_size=6))
def test_mermaid_of_any_labels_keeps_to_its_grammar(names):
    lines = [
        f"<{EX}r{number}> a <https://w3id.org/careergraph/ontology#Role> ; "
        f"<http://www.w3.org/2004/02/skos/core#prefLabel> {rdflib.Literal(name).n3()} ."
        for number, name in enumerate(names)
    ]
    graph = cg.loads("\n".join(lines))
    head, *lines = graph.ladder().mermaid.splitlines()
    assert head == "flowchart BT"
    nodes = [line for line in lines if "~~~" not in line]  # what only holds rows apart is not seen
    assert len(nodes) == len(names)
    shown = []
    for number, node in enumerate(nodes):
        assert node.startswith(f'    n{number}["')
        assert node.endswith('"]')
        inside = node.removeprefix(f'    n{number}["').removesuffix('"]')
        assert '"' not in inside
        assert "\\" not in inside
        text = inside.replace("<br/>", "\n")
        assert "<" not in text
        shown.append(squeezed(html.unescape(text.replace("#", "&#"))))
    assert sorted(shown) == sorted(map(squeezed, names))


@given(worlds_with("ab", roles=(2, 4)))
def test_a_path_on_a_ladder_marks_its_roles_and_moves(case):
    world, a, b = case
    assume(world.ways(a, b))
    pygraphviz = pytest.importorskip("pygraphviz")
    graph = world.graph()
    path = graph.path(world.role(a), world.role(b))
    drawn = pygraphviz.AGraph(string=graph.ladder(path=path).dot)
    thick = [edge for edge in drawn.edges() if edge.attr["penwidth"] == "2.6"]
    assert len(thick) == len(path)
