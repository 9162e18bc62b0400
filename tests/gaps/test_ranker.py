"""Rankers and finders of gaps: the same answers as a graph gives, from columns, wherever the people are."""

import pickle
import subprocess
import sys
from decimal import Decimal

import numpy
import pytest
import workforce_page
from choices import choice_graphs
from choices import people as some_people
from hypothesis import given, settings
from hypothesis import strategies as st
from small import EX, loads
from strategies import holdings, worlds

import careergraph as cg

pa = pytest.importorskip("pyarrow", reason="PyArrow is not installed")

GRAPH = loads(
    """
    :cook a cg:Role ; skos:prefLabel "cook" ; cg:requires [ cg:skill :cooking ; cg:levelRank 3 ] ,
        [ cg:skill :cleaning ; cg:necessity cg:Optional ] .
    :chef a cg:Role ; skos:prefLabel "chef" ; cg:essentialSkill :cooking , :leading .
    :guest a cg:Role ; skos:prefLabel "guest" .
    :cooking a cg:Skill ; skos:prefLabel "cooking"@en , "Kochen"@de ; skos:notation "K1" .
    :leading a cg:Skill ; skos:prefLabel "leading"@en ; skos:altLabel "shared"@en .
    :cleaning a cg:Skill ; skos:prefLabel "cleaning"@en ; skos:altLabel "shared"@en .
    """
)
NUMBERS = ("coverage", "effort", "fit")


def long_table(several):
    """The rows of people, one for each skill; who holds nothing has a row without a skill."""
    rows = [
        (who.name, skill, level)
        for who in several
        for skill, level in ([*who.skills.items()] or [(None, None)])
    ]
    return pa.table(
        {
            "who": pa.array([row[0] for row in rows], pa.string()),
            "skill": pa.array([row[1] for row in rows], pa.string()),
            "level": pa.array([row[2] for row in rows], pa.int64()),
        }
    )


def list_table(several):
    return pa.table(
        {
            "who": pa.array([who.name for who in several], pa.string()),
            "skills": pa.array([[*who.skills] for who in several], pa.list_(pa.string())),
            "levels": pa.array([[*who.skills.values()] for who in several], pa.list_(pa.int64())),
        }
    )


def ranked(graph, several, by, limit):
    """What `rank_all` says, in the columns of a ranker."""
    return [
        (ranking.person, place, entry.role.iri, entry.role.label, entry.fit, entry.coverage, entry.effort, 0)
        for ranking in graph.rank_all(several, by=by, limit=limit)
        for place, entry in enumerate(ranking, 1)
    ]


def rows_of(batches):
    return [tuple(row.values()) for batch in batches for row in batch.to_pylist()]


def frame(skill="cooking", level=3):
    return pa.table({"who": ["Ana"], "skill": [skill], "level": [level]})


# The same as in a graph


@settings(deadline=None)
@given(
    choice_graphs(),
    some_people(),
    st.sampled_from(["fit", "coverage", "effort"]),
    st.none() | st.integers(1, 3),
    st.integers(1, 4),
)
def test_a_ranker_finds_what_rank_all_finds(graph, several, by, limit, rows):
    ranker = pickle.loads(pickle.dumps(graph.ranker(by=by, limit=limit)))
    expected = ranked(graph, several, by, limit)
    assert rows_of(ranker(long_table(several).to_batches(max_chunksize=rows))) == expected
    assert rows_of(ranker(list_table(several).to_batches(max_chunksize=rows))) == expected


@given(st.data(), st.sampled_from(["fit", "coverage", "effort"]))
def test_a_ranker_reads_labels_and_levels_as_a_graph_does(data, by):
    world = data.draw(worlds())
    graph = world.graph()
    held = data.draw(st.lists(holdings(world), min_size=1, max_size=3))
    several = [
        cg.Profile(f"p{place}", {world.skill(number): level for number, level in each.items()})
        for place, each in enumerate(held)
    ]
    assert rows_of(graph.ranker(by)(list_table(several).to_batches())) == ranked(graph, several, by, 10)


@settings(deadline=None)
@given(choice_graphs(), some_people(), st.integers(1, 4))
def test_a_finder_of_gaps_measures_what_a_gap_does(graph, several, rows):
    for role in graph.roles:
        finder = pickle.loads(pickle.dumps(graph.gap_finder(role)))
        expected = []
        for who in several:
            gap = graph.gap(who, role)
            missing = [skill.iri for item in gap.missing for skill in item.skills]
            expected.append((who.name, role.iri, gap.coverage, gap.fit, gap.effort, missing, 0))
        assert rows_of(finder(long_table(several).to_batches(max_chunksize=rows))) == expected
        assert rows_of(finder(list_table(several).to_batches(max_chunksize=rows))) == expected


def test_on_all_of_esco_too(whole_esco):
    random = numpy.random.default_rng(7)
    skills = whole_esco.skills
    several = [
        cg.Profile(
            f"p{number}",
            {skills[place]: [None, 1, 2, 3][place % 4] for place in random.choice(len(skills), 12, False)},
        )
        for number in range(40)
    ]
    for named in ("iri", "label"):
        people = [
            cg.Profile(who.name, {getattr(skill, named): level for skill, level in who.skills.items()})
            for who in several
        ]
        assert rows_of(whole_esco.ranker()(list_table(people).to_batches())) == ranked(
            whole_esco, several, "fit", 10
        )


def test_a_ranker_of_esco_is_small(whole_esco):
    assert len(pickle.dumps(whole_esco.ranker())) < 3_000_000
    assert len(pickle.dumps(whole_esco.ranker(labels=False))) < 1_000_000


def test_rankers_and_finders_show_themselves_in_a_line():
    assert repr(GRAPH.ranker(limit=3)) == "Ranker(by='fit', limit=3) of 2 roles"
    assert repr(GRAPH.gap_finder("cook")) == f"GapFinder(role='{EX}cook')"


# Names


@pytest.mark.parametrize(
    ("name", "known"),
    [
        (EX + "cooking", True),
        ("K1", True),
        ("  COOKING ", True),
        ("Kochen", True),
        ("cóoking", True),
        ("shared", False),
        ("juggling", False),
        ("", False),
        ("cooking:", False),
        ("_:cooking", False),
    ],
)
def test_skills_are_named_as_in_look_up(name, known):
    rows = GRAPH.ranker(by="coverage", limit=1).frame(frame(name)).to_pylist()
    assert [(row["coverage"] > 0, row["unknown"]) for row in rows] == [(known, 0 if known else 1)]
    if known:
        assert GRAPH.skill(name).label == "cooking"
    else:
        with pytest.raises(LookupError):
            GRAPH.skill(name)


def test_without_labels_skills_are_known_by_iri_and_curie_alone():
    ranker = GRAPH.ranker(limit=1, labels=False)
    names = [EX + "cooking", "cooking", "K1"]
    assert [ranker.frame(frame(name))["unknown"][0].as_py() for name in names] == [0, 1, 1]


def test_what_is_withdrawn_leads_to_what_stands_in_its_place():
    graph = loads(
        """
        :r a cg:Role ; cg:essentialSkill :new .
        :new a cg:Skill ; skos:prefLabel "new"@en .
        :old a cg:Skill ; skos:prefLabel "old"@en ; owl:deprecated true ; dcterms:isReplacedBy :new .
        """
    )
    for name in ("old", EX + "old"):
        (want,) = graph.rank_all([cg.Profile("Ana", {name: None})])
        assert graph.ranker().frame(frame(name))["coverage"].to_pylist() == [want[0].coverage]


def test_unknown_names_are_counted_for_each_person():
    several = [cg.Profile("Ana", {"juggling": 1, "cooking": 3, "magic": None}), cg.Profile("Ben", {})]
    answer = GRAPH.ranker(limit=1).frame(long_table(several)).to_pylist()
    assert [(row["who"], row["unknown"]) for row in answer] == [("Ana", 2), ("Ben", 0)]
    (gap,) = GRAPH.gap_finder("cook").frame(long_table(several[:1])).to_pylist()
    assert (gap["coverage"], gap["unknown"], gap["missing"]) == (1.0, 2, [EX + "cleaning"])


def test_of_several_names_of_one_skill_the_highest_level_counts_or_the_unrated_one():
    finder = GRAPH.gap_finder("cook")
    for levels, effort in ([1, 2], 1), ([2, 1], 1), ([1, None], 0):
        people = pa.table({"who": ["Ana"] * 2, "skill": ["cooking", "K1"], "level": levels})
        assert finder.frame(people)["effort"].to_pylist() == [effort]
        # The last person of a table is read apart, and the first has nobody before.
        after = pa.table(
            {
                "who": ["Aba", "Ana", "Ana", "Bea"],
                "skill": ["cooking", "cooking", "K1", "cooking"],
                "level": [3, *levels, 3],
            }
        )
        ranked = GRAPH.ranker().frame(after).to_pylist()
        cooks = [row["effort"] for row in ranked if row["label"] == "cook"]
        assert cooks == [0, effort, 0]
        answer = finder.frame(after)
        assert (answer["effort"].to_pylist(), answer["fit"].to_pylist()) == (
            [0, effort, 0],
            [1.0, (3 - effort) / 3, 1.0],
        )


def test_nothing_is_known_of_a_role_that_requires_nothing_essential():
    (gap,) = GRAPH.gap_finder("guest").frame(frame()).to_pylist()
    assert [gap[name] for name in NUMBERS] == [None, 0, None]


# Columns


@pytest.mark.parametrize(
    "levels",
    [
        pa.array([2, None], pa.int8()),
        pa.array([2, None], pa.uint64()),
        pa.array([2.0, float("nan")]),
        pa.array([2.0, None], pa.float32()),
        pa.array(["2", None]),
        pa.array([" 2.0 ", " "], pa.large_string()),
        pa.array([Decimal("2.00"), None]),
        pa.array(["2", None]).dictionary_encode(),
    ],
    ids=lambda levels: str(levels.type),
)
def test_levels_may_be_numbers_of_any_kind_and_their_texts(levels):
    people = pa.table({"who": ["Ana", "Ben"], "skill": ["cooking"] * 2, "level": levels})
    assert GRAPH.gap_finder("cook").frame(people)["effort"].to_pylist() == [1, 0]
    lists = pa.table(
        {
            "who": ["Ana", "Ben"],
            "skills": [["cooking"]] * 2,
            "levels": [levels.slice(0, 1).to_pylist(), levels.slice(1, 1).to_pylist()],
        }
    )
    assert GRAPH.gap_finder("cook").frame(lists)["effort"].to_pylist() == [1, 0]


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())], ids=str
)
def test_people_and_skills_may_be_texts_of_any_kind(kind):
    texts = {"who": ["Ana", "Ben"], "skill": ["cooking", None]}
    people = pa.table({**{name: pa.array(each).cast(kind) for name, each in texts.items()}, "level": [1, 1]})
    finder = GRAPH.gap_finder("cook")
    answer = finder.frame(people)
    assert answer.to_pylist() == finder.frame(pa.table({**texts, "level": [1, 1]})).to_pylist()
    assert answer["effort"].to_pylist() == [2, 3]
    assert answer.schema.field("who").type == (pa.string() if pa.types.is_dictionary(kind) else kind)


@pytest.mark.skipif(not hasattr(pa, "string_view"), reason="PyArrow is too old")
def test_skills_and_levels_may_be_views_of_texts():
    try:
        views = [pa.array([text]).cast(pa.string_view()) for text in ("cooking", "1")]
    except pa.ArrowNotImplementedError:
        pytest.skip("this PyArrow makes no views of texts")
    people = pa.table({"who": ["Ana"], "skill": views[0], "level": views[1]})
    assert GRAPH.gap_finder("cook").frame(people)["effort"].to_pylist() == [2]


def test_a_level_of_nought_is_a_skill_not_held():
    for level in (0, "0", Decimal(0)):
        assert GRAPH.gap_finder("cook").frame(frame(level=level))["effort"].to_pylist() == [3]


def test_a_null_stands_for_no_skill():
    finder = GRAPH.gap_finder("cook")
    among = pa.table({"who": ["Ana"] * 2, "skill": ["cooking", None], "level": [1, None]})
    assert [row["effort"] for row in finder.frame(among).to_pylist()] == [2]
    for nothing in (
        pa.table({"who": ["Ana"], "skill": [None], "level": [1]}),
        pa.table({"who": ["Ana"], "skills": [None], "levels": [None]}),
    ):
        (gap,) = finder.frame(nothing).to_pylist()
        assert (gap["effort"], gap["unknown"]) == (3, 0)


def test_levels_that_are_all_null_are_unrated():
    for people in (
        pa.table({"who": ["Ana"], "skill": ["cooking"], "level": [None]}),
        pa.table({"who": ["Ana"], "skills": [["cooking"]], "levels": [None]}),
        pa.table({"who": ["Ana"], "skills": [["cooking"]], "levels": [[None]]}),
    ):
        assert GRAPH.gap_finder("cook").frame(people)["effort"].to_pylist() == [0]


ANA = {"who": ["Ana"], "skill": ["cooking"], "level": [1]}
BAD = {
    "a text": ({**ANA, "level": ["expert"]}, "column 'level' has 'expert', which is no level"),
    "a part": ({**ANA, "level": [2.5]}, "column 'level' has '2.5', which is no level"),
    "negative": ({**ANA, "level": [-1]}, "column 'level' has '-1', which is no level"),
    "infinite": ({**ANA, "level": [float("inf")]}, "column 'level' has 'inf', which is no level"),
    "a truth": ({**ANA, "level": [True]}, "column 'level' is of bool, which is no level"),
    "a number": ({**ANA, "skill": [7]}, "column 'skill' is of int64; skills are named by texts"),
    "nobody": ({**ANA, "who": [None]}, "column 'who' has a null; every row needs somebody"),
    "no column": (
        {"who": ["Ana"], "skill": ["cooking"], "rank": [1]},
        "no column 'level'; there are 'who', 'skill', 'rank': name them who, skill and level "
        "(a row for each skill held), or who, skills and levels (lists, a row for each person)",
    ),
    "no level lists": (
        {"who": ["Ana"], "skills": [["x"]], "levels": ["x"]},
        "column 'levels' is of string; it holds a list for each person",
    ),
    "numbers in a list": (
        {"who": ["Ana"], "skills": [[7]], "levels": [[1]]},
        "column 'skills' is of int64; skills are named by texts",
    ),
    "no lists": (
        {"who": ["Ana"], "skills": ["x"], "levels": [[1]]},
        "column 'skills' is of string; it holds a",
    ),
    "lengths": (
        {"who": ["Ana"], "skills": [["cooking", "leading"]], "levels": [[1]]},
        "column 'levels' has 1 of 'Ana', and 'skills' 2; give a level or a null for each",
    ),
    "a text in a list": (
        {"who": ["Ana"], "skills": [["cooking"]], "levels": [["expert"]]},
        "column 'levels' has 'expert', which is no level",
    ),
}


@pytest.mark.parametrize(("columns", "said"), BAD.values(), ids=BAD)
def test_what_cannot_be_used_is_refused_by_the_name_of_its_column(columns, said):
    for work in (GRAPH.ranker(), GRAPH.gap_finder("cook")):
        with pytest.raises(cg.InvalidArgument) as error:
            work.frame(pa.table(columns))
        assert str(error.value).startswith(said)
        assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            ["who", *"bcdefghijk"],
            "no column 'skill', 'level'; "
            "there are 'who', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i' and 2 more: name them who, skill ",
        ),
        (["who", "skill", "level", "skill"], "there are several columns 'skill'; keep one of each"),
    ],
)
def test_which_columns_there_are_is_told(columns, said):
    batch = pa.RecordBatch.from_arrays([pa.array(["1"])] * len(columns), names=columns)
    with pytest.raises(cg.InvalidArgument) as error:
        list(GRAPH.ranker()([batch]))
    assert str(error.value).startswith(said)


def test_columns_that_are_not_read_may_have_one_name():
    batch = pa.RecordBatch.from_arrays([pa.array(["1"])] * 5, names=["who", "skill", "level", "x", "x"])
    assert rows_of(GRAPH.ranker()([batch]))


@pytest.mark.parametrize("table", [long_table, list_table])
def test_a_batch_of_any_size_is_read_in_parts(table, monkeypatch):
    monkeypatch.setattr("careergraph.gaps.arrow_people._ROWS", 2)
    monkeypatch.setattr("careergraph.gaps.ranker._ROWS", 2)
    several = [
        cg.Profile(name, {"cooking": 1, "leading": 1, "cleaning": 2}) for name in ("Ana", "Ben", "Cal")
    ]
    assert rows_of(GRAPH.ranker()(table(several).to_batches())) == ranked(GRAPH, several, "fit", 10)


@pytest.mark.parametrize("rows", [1, 3, 5])
def test_answers_of_many_people_are_given_some_at_a_time(rows, monkeypatch):
    monkeypatch.setattr("careergraph.gaps.kernel.BLOCK", 1)
    monkeypatch.setattr("careergraph.gaps.ranker._ROWS", rows)
    several = [
        cg.Profile(name, {"cooking": level}) for level, name in enumerate(["Ana", "Ben", "Cal", "Dan"])
    ]
    batches = [*GRAPH.ranker()(list_table(several).to_batches())]
    assert rows_of(batches) == ranked(GRAPH, several, "fit", 10)
    assert len(batches) > 1


def test_somebody_whose_rows_come_again_in_a_later_batch_is_refused():
    ana, ben = frame(), pa.table({"who": ["Ben", "Ana"], "skill": ["cooking"] * 2, "level": [1, 2]})
    with pytest.raises(cg.InvalidArgument) as error:
        list(GRAPH.ranker()([*ana.to_batches(), *ben.to_batches()]))
    assert str(error.value) == (
        "column 'who' has people whose rows are not together; sort by it, or pass it all as a frame"
    )


def test_rows_that_are_not_together_are_refused_in_batches_and_gathered_in_frames():
    apart = pa.table(
        {"who": ["Ana", "Ben", "Ana"], "skill": ["cooking"] * 2 + ["leading"], "level": [1, 2, 3]}
    )
    with pytest.raises(cg.InvalidArgument, match="column 'who' has people whose rows are not together"):
        list(GRAPH.ranker()(pa.concat_tables([apart, frame()]).combine_chunks().to_batches()))
    together = apart.take([0, 2, 1])
    assert GRAPH.ranker().frame(apart).equals(GRAPH.ranker().frame(together))


def test_who_may_be_a_number_and_keeps_its_type():
    people = pa.table({"who": pa.array([7, 7], pa.int32()), "skill": ["cooking", "x"], "level": [1, 1]})
    answer = GRAPH.ranker(limit=1).frame(people)
    assert answer.schema == GRAPH.ranker().schema(pa.int32())
    assert answer["who"].to_pylist() == [7]


def test_somebody_may_have_ten_thousand_skills_over_many_batches():
    skills = ["cooking", *(f"unknown {number}" for number in range(9_999))]
    people = [cg.Profile("Ana", dict.fromkeys(skills, 2)), cg.Profile("Ben", {"cooking": 3})]
    answer = rows_of(GRAPH.gap_finder("cook")(long_table(people).to_batches(max_chunksize=100)))
    assert [(row[0], row[4], row[6]) for row in answer] == [("Ana", 1, 9_999), ("Ben", 0, 0)]


def test_an_empty_frame_gives_an_empty_one_with_all_columns():
    for work in (GRAPH.ranker(), GRAPH.gap_finder("cook")):
        for people in (long_table([]), list_table([]), frame().slice(1), frame(None, None).slice(1)):
            answer = work.frame(people)
            assert answer.num_rows == 0
            assert answer.column_names == work.schema(pa.string()).names
        assert list(work([])) == []
        assert rows_of(work(long_table([]).to_batches())) == []


def test_no_skills_at_all_rank_as_they_do_in_a_graph():
    nobody = [cg.Profile("Ana", {}), cg.Profile("Ben", {})]
    expected = ranked(GRAPH, nobody, "fit", 10)
    assert rows_of(GRAPH.ranker()(list_table(nobody).to_batches())) == expected
    nothing = pa.table({"who": ["Ana", "Ben"], "skills": [None, []], "levels": [[], None]})
    assert rows_of(GRAPH.ranker()(nothing.to_batches())) == expected


@pytest.mark.parametrize("given", [{"by": "evidence"}, {"by": "nearest"}, {"limit": 0}])
def test_a_ranker_is_by_fit_coverage_or_effort(given):
    with pytest.raises(cg.InvalidArgument, match=next(iter(given))):
        GRAPH.ranker(**given)


# Frames


def _pandas(table):
    return table.to_pandas()


def _pandas_arrow(table):
    return table.to_pandas(types_mapper=pytest.importorskip("pandas").ArrowDtype)


def _polars(table):
    return pytest.importorskip("polars").from_arrow(table)


def _lazy(table):
    return _polars(table).lazy()


def _duckdb(table):
    return pytest.importorskip("duckdb").from_arrow(table)


def _arrow(table):
    return table


@pytest.mark.parametrize("kind", [_pandas, _pandas_arrow, _polars, _lazy, _duckdb, _arrow])
@pytest.mark.parametrize("shape", [long_table, list_table])
def test_a_frame_comes_back_as_the_kind_that_it_was(kind, shape):
    narwhals = pytest.importorskip("narwhals")
    several = [cg.Profile("Ana", {"cooking": 2, "leading": None}), cg.Profile("Ben", {"magic": 3})]
    frame = kind(shape(several))
    answer = GRAPH.ranker().frame(frame)
    assert type(answer) is type(frame)
    read = narwhals.from_native(answer)
    read = read.collect() if isinstance(read, narwhals.LazyFrame) else read
    assert read.to_arrow().to_pylist() == GRAPH.ranker().frame(shape(several)).to_pylist()


def test_what_is_no_frame_is_refused():
    for wrong in ({"who": ["Ana"]}, [1], "people.csv", None):
        with pytest.raises(
            cg.InvalidArgument, match="frames are those of pandas, Polars, PyArrow and DuckDB"
        ):
            GRAPH.ranker().frame(wrong)


def test_a_column_of_several_kinds_is_refused_by_its_name():
    pandas = pytest.importorskip("pandas")
    people = pandas.DataFrame({"who": ["Ana"] * 2, "skill": ["a", "b"], "level": [1, "expert"]})
    with pytest.raises(cg.InvalidArgument, match="column level"):
        GRAPH.ranker().frame(people)


# As the page says


def test_files_larger_than_memory_are_ranked_as_the_page_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    workforce_page.write_people()
    workforce_page.run("Files that do not fit in memory")
    answer = pytest.importorskip("pyarrow.parquet").read_table("ranked.parquet").to_pylist()
    assert [(row["who"], row["place"], row["label"]) for row in answer] == workforce_page.ANSWERS


def test_duckdb_ranks_as_the_page_says(tmp_path, monkeypatch):
    pytest.importorskip("duckdb", reason="DuckDB is not installed")
    monkeypatch.chdir(tmp_path)
    workforce_page.write_people()
    found = workforce_page.run("DuckDB")
    assert (
        found["ranked"].order("who, place").project("who, place, label").fetchall() == workforce_page.ANSWERS
    )
    assert found["most_wanted"].fetchall()[0][1] == 1


# On a worker

ELSEWHERE = """
import builtins, sys
LIBRARIES = {"immutabledict", "narwhals", "networkx", "pandas"}
LIBRARIES |= {"pydot", "pyoxigraph", "rapidfuzz", "rdflib", "rich"}
def only_some(name, *args, real=builtins.__import__, **kwargs):
    if name.partition(".")[0] in LIBRARIES:
        raise ImportError(name)
    return real(name, *args, **kwargs)
builtins.__import__ = only_some
import pickle, pyarrow
work, people = pickle.load(sys.stdin.buffer)
answers = [row for batch in work(people.to_batches()) for row in batch.to_pylist()]
assert not LIBRARIES & set(sys.modules), LIBRARIES & set(sys.modules)
sys.stdout.buffer.write(pickle.dumps(answers))
"""


@pytest.mark.parametrize("make", [GRAPH.ranker, lambda: GRAPH.gap_finder("cook")])
def test_a_worker_needs_numpy_and_pyarrow_alone(make):
    work, people = make(), long_table([cg.Profile("Ana", {"cooking": 2, "magic": None})])
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        input=pickle.dumps((work, people)),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert pickle.loads(done.stdout) == work.frame(people).to_pylist()


def test_somebody_who_has_just_what_is_asked_for_fits_in_full():
    graph = loads(":r a cg:Role ; cg:essentialSkill :s . :s a cg:Skill .")
    table = pa.table({"who": ["Ana"], "skill": ["s"], "level": pa.array([None], pa.int64())})
    (gap,) = graph.gap_finder("r").frame(table).to_pylist()
    assert (gap["coverage"], gap["fit"], gap["missing"]) == (1.0, 1.0, [])
