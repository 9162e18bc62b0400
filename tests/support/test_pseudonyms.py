"""Random names for people: stable in one export, other ones in the next, and a function of nothing."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import careergraph as cg
from careergraph.support import pseudonyms as module
from careergraph.support.pseudonyms import Pseudonyms

NAMES = ["Ana Ruiz", "Benedikt Weiß", "Chiara"]
GRAPH = cg.load()
PEOPLE = [
    cg.Profile(name, {"negotiation": level, "communication": 4}, iri=f"urn:person:{name.split()[0]}")
    for level, name in enumerate(NAMES, 1)
]
SECRETS = [*NAMES, *(person.iri for person in PEOPLE)]


@given(st.lists(st.text(min_size=1)))
def test_one_name_has_one_pseudonym_and_another_has_another(names):
    pseudonym = Pseudonyms()
    given_to = {name: pseudonym(name) for name in names}
    assert [pseudonym(name) for name in names] == [given_to[name] for name in names]
    assert len({*given_to.values()}) == len({*names})


def test_a_pseudonym_that_is_drawn_twice_is_drawn_again(monkeypatch):
    draws = iter(["Person A", "Person A", "Person B"])
    monkeypatch.setattr(module, "_draw", lambda: next(draws))
    pseudonym = Pseudonyms()
    assert [pseudonym("Ana"), pseudonym("Ben"), pseudonym("Ana")] == ["Person A", "Person B", "Person A"]


def test_nobody_has_no_pseudonym():
    assert Pseudonyms()("") == ""


TABLES = {
    "gap": lambda: GRAPH.gap(PEOPLE[0], "KAM"),
    "ranking of roles": lambda: GRAPH.rank(PEOPLE[0]),
    "ranking of people": lambda: GRAPH.rank_people("KAM", PEOPLE),
    "matrix": lambda: GRAPH.gap_matrix(PEOPLE, ["KAM", "AM"]),
}


@pytest.mark.parametrize("name", TABLES)
def test_no_export_of_a_table_has_a_name_or_an_iri_of_a_person(name):
    table = TABLES[name]()
    renamed = table.with_pseudonyms()
    frames = [table.to_pandas(pseudonyms=True), table.to_polars(pseudonyms=True)]
    if name == "matrix":
        frames.append(table.to_pandas(tidy=True, pseudonyms=True))
    exports = [
        json.dumps(table.to_dict(pseudonyms=True)),
        json.dumps(table.to_dicts(pseudonyms=True)),
        *(str(frame.to_dict()) + str(frame) for frame in frames),
        str(renamed),
        renamed._repr_html_(),
        repr(renamed),
        renamed.caption(),
    ]
    assert any("Person " in export for export in exports)
    for export in exports:
        assert not [secret for secret in SECRETS if secret in export]


@pytest.mark.parametrize("name", TABLES)
def test_the_numbers_stay_whose_they_were(name):
    table = TABLES[name]()
    numbers = [
        sorted(str({key: value for key, value in row.items() if not isinstance(value, str)}) for row in rows)
        for rows in (
            [{**row, "row_iri": 0, "profile_iri": 0} for row in table.to_dicts(pseudonyms=pseudonyms)]
            for pseudonyms in (False, True)
        )
    ]
    assert numbers[0] == numbers[1]
    assert table == TABLES[name]()


def test_each_export_draws_anew_and_is_stable_within():
    rankings = [GRAPH.rank_people("KAM", PEOPLE).to_dicts(pseudonyms=True) for _ in range(2)]
    assert not {row["profile"] for row in rankings[0]} & {row["profile"] for row in rankings[1]}
    rows = GRAPH.gap_matrix(PEOPLE, ["KAM", "AM"]).to_dicts(pseudonyms=True)
    assert len({row["row"] for row in rows}) == len(PEOPLE)
    assert all(one["row"] == other["row"] for one, other in zip(rows[::2], rows[1::2], strict=True))


def test_the_order_of_a_matrix_tells_nothing_and_its_roles_stay_where_they_are():
    people = [cg.Profile(f"p{n}", {"negotiation": 1 + n % 4}) for n in range(30)]
    matrix = GRAPH.gap_matrix(["AM", *people, "KAM"], ["KAM"])
    renamed = matrix.with_pseudonyms()
    assert [str(renamed.rows[0]), str(renamed.rows[-1])] == ["Account Manager", "Key Account Manager"]
    names = [str(row) for row in renamed.rows[1:-1]]
    assert names == sorted(names)
    assert sorted(renamed.effort[:, 0]) == sorted(matrix.effort[:, 0])
    assert renamed.effort[[0, -1], 0].tolist() == matrix.effort[[0, -1], 0].tolist()


def test_all_rankings_of_one_export_call_a_person_the_same():
    twice = [PEOPLE[0], PEOPLE[1], PEOPLE[0]]
    for by in ("fit", "evidence"):
        people = [ranking.person for ranking in GRAPH.rank_all(twice, limit=1, by=by, pseudonyms=True)]
        assert people[0] == people[2] != people[1]
        assert not {*people} & {*NAMES}


def test_a_role_keeps_its_name():
    assert GRAPH.gap("AM", "KAM").with_pseudonyms().who == "Account Manager"
    assert GRAPH.rank("AM").with_pseudonyms().title == "The roles nearest to Account Manager"
    assert GRAPH.gap({"negotiation": 1}, "KAM").with_pseudonyms().caption().startswith("You → ")


def test_a_profile_goes_by_another_name_and_keeps_what_it_holds():
    shown = PEOPLE[0].to_dict(pseudonyms=True)
    assert shown["iri"] is None
    assert shown["name"].startswith("Person ")
    assert shown["skills"] == {"negotiation": 1, "communication": 4}


def test_whoever_rated_somebody_goes_by_another_name_and_evidence_is_left_out():
    ana = cg.Profile(
        "Ana Ruiz",
        {"negotiation": 3},
        evidence={"negotiation": "https://ana.example/talk"},
        rated_by={"negotiation": ("Chiara", "Ana Ruiz")},
    )
    gap = GRAPH.gap(ana, "KAM").with_pseudonyms()
    (item,) = (item for item in gap if str(item.skill) == "negotiation")
    assert item.rated_by[1] == gap.who
    for shown in (str(gap.to_dict()), str(gap), gap._repr_html_(), str(ana.to_dict(pseudonyms=True))):
        assert not [secret for secret in ("Ana Ruiz", "Chiara", "ana.example") if secret in shown]


def test_a_picture_names_no_person():
    drawn = GRAPH.ladder(who=PEOPLE[0], pseudonyms=True)
    assert "Ana" not in drawn.dot + drawn.mermaid
    assert "Person " in drawn.dot
    assert "Ana Ruiz" in GRAPH.ladder(who=PEOPLE[0]).dot


def test_a_plot_names_no_person():
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")
    from matplotlib import pyplot

    for plot, table in (
        (cg.plot_gap, TABLES["gap"]()),
        (cg.plot_ranking, TABLES["ranking of people"]()),
        (cg.plot_ranking, TABLES["ranking of roles"]()),
        (cg.plot_matrix, TABLES["matrix"]()),
    ):
        page = io.StringIO()
        with matplotlib.rc_context({"svg.fonttype": "none"}):
            plot(table, pseudonyms=True).figure.savefig(page, format="svg")
        pyplot.close("all")
        assert not [name for name in NAMES if name in page.getvalue()]


@pytest.mark.parametrize(
    "command",
    [
        ["gap", NAMES[0], "KAM"],
        ["rank", NAMES[0]],
        ["rank-people", "KAM"],
        ["matrix"],
    ],
)
@pytest.mark.parametrize("format", ["table", "json", "csv"])
def test_the_command_line_names_no_person(command, format, tmp_path: Path, monkeypatch):
    from typer.testing import CliRunner

    from careergraph.cli.commands import app

    monkeypatch.setenv("CAREERGRAPH_CACHE", str(tmp_path))
    people = tmp_path / "people.json"
    people.write_text(json.dumps({person.name: dict(person.skills) for person in PEOPLE}))
    options = ["--profiles", str(people), "--format", format, "--pseudonyms"]
    done = CliRunner().invoke(app, ["--no-cache", *command, *options])
    assert done.exit_code == 0, done.output
    assert not [name for name in NAMES if name in done.output]
