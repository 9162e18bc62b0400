"""People ranked by Spark, on a cluster of this machine: two executors, with workers of their own."""

import os
import random
import shutil
import signal
import sys

import pytest
import workforce_page
from small import loads

import careergraph as cg

pytest.importorskip("pyarrow", reason="PyArrow is not installed")

from careergraph import spark

GRAPH = loads(
    """
    :cook a cg:Role ; skos:prefLabel "cook" ; cg:requires [ cg:skill :cooking ; cg:levelRank 3 ] ,
        [ cg:skill :cleaning ; cg:necessity cg:Optional ] .
    :chef a cg:Role ; skos:prefLabel "chef" ; cg:essentialSkill :cooking ;
        cg:requires [ cg:skill :leading ; cg:levelRank 2 ] .
    :guide a cg:Role ; skos:prefLabel "guide" ; cg:requires [ cg:skill :leading ; cg:levelRank 4 ] .
    :cooking a cg:Skill ; skos:prefLabel "cooking"@en .
    :leading a cg:Skill ; skos:prefLabel "leading"@en .
    :cleaning a cg:Skill ; skos:prefLabel "cleaning"@en .
    """
)
RANKED = ("who", "place", "role", "label", "fit", "coverage", "effort", "unknown")


def some_people(count):
    choose = random.Random(19)
    skills = ["cooking", "Leading", "https://example.org/cleaning"]
    return [
        cg.Profile(
            f"p{number:03}",
            {
                skill: choose.choice([None, 1, 2, 3, 4])
                for skill in choose.sample(skills, choose.randint(1, 3))
            },
        )
        for number in range(count)
    ]


def ranked(people, **wanted):
    """What `rank_all` says, as rows."""
    return [
        (ranking.person, place, entry.role.iri, entry.role.label, entry.fit, entry.coverage, entry.effort, 0)
        for ranking in GRAPH.rank_all(people, **wanted)
        for place, entry in enumerate(ranking, 1)
    ]


def rows(answer):
    return sorted(tuple(row) for row in answer.collect())


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """A session of Spark on a cluster of this machine."""
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SPARK_WORKER_DIR", str(tmp_path_factory.mktemp("workers")))
        builder = sql.SparkSession.builder.master("local-cluster[2,1,1024]")
        builder = builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", 4)
        builder = builder.config("spark.log.level", "OFF").config("spark.default.parallelism", 4)
        started = builder.config(
            "spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("tables"))
        ).getOrCreate()
        yield started
        started.stop()


def long_frame(session, people, level="int"):
    found = [(who.name, skill, at) for who in people for skill, at in who.skills.items()]
    random.Random(1).shuffle(found)
    if level == "string":
        found = [(who, skill, None if at is None else str(at)) for who, skill, at in found]
    return session.createDataFrame(found, f"who string, skill string, level {level}")


def list_frame(session, people):
    found = [(who.name, [*who.skills], [*who.skills.values()]) for who in people]
    return session.createDataFrame(found, "who string, skills array<string>, levels array<int>")


@pytest.mark.slow
@pytest.mark.parametrize("level", ["int", "string"])
def test_rows_in_any_order_rank_as_in_one_process(session, level):
    people = some_people(60)
    # More partitions than people leaves some of them empty.
    answer = spark.rank(long_frame(session, people, level).repartition(7), GRAPH, by="coverage", limit=2)
    assert tuple(answer.columns) == RANKED
    assert rows(answer) == ranked(people, by="coverage", limit=2)


@pytest.mark.slow
def test_lists_rank_as_in_one_process_where_they_lie(session):
    people = [*some_people(3), cg.Profile("q", {})]
    answer = spark.rank(list_frame(session, people).repartition(8), GRAPH)
    assert rows(answer) == ranked(people)


@pytest.mark.slow
def test_gaps_are_those_of_a_graph(session):
    people = some_people(20)
    expected = []
    for who in people:
        gap = GRAPH.gap(who, "cook")
        missing = [item.skill.iri for item in gap.missing]
        expected.append((who.name, gap.role.iri, gap.coverage, gap.fit, gap.effort, missing, 0))
    assert rows(spark.gaps(long_frame(session, people), GRAPH, "cook")) == expected


@pytest.mark.slow
def test_somebody_may_have_ten_thousand_skills(session):
    skills = {"cooking": 3, **{f"unknown {number}": 1 for number in range(9_999)}}
    (row,) = spark.gaps(long_frame(session, [cg.Profile("Ana", skills)]), GRAPH, "cook").collect()
    assert (row.coverage, row.effort, row.unknown) == (1.0, 0, 9_999)


@pytest.mark.slow
def test_a_worker_that_dies_in_the_middle_costs_time_and_no_rows(session, tmp_path):
    people, dead = some_people(40), tmp_path / "dead"

    def dies_once(batches):
        for batch in batches:
            yield batch
            if not dead.exists():
                dead.touch()
                os.kill(os.getpid(), signal.SIGKILL)

    given = list_frame(session, people)
    answer = spark.rank(given.mapInArrow(dies_once, given.schema), GRAPH, limit=1)
    assert rows(answer) == ranked(people, limit=1)
    assert dead.exists()


@pytest.mark.slow
def test_a_level_that_is_none_is_told_with_its_column(session):
    given = session.createDataFrame([("Ana", "cooking", "expert")], "who string, skill string, level string")
    with pytest.raises(Exception, match="column 'levels' has 'expert', which is no level"):
        spark.rank(given, GRAPH).collect()


@pytest.mark.slow
def test_columns_are_looked_at_before_spark_runs(session):
    given = session.createDataFrame([("Ana", "cooking")], "who string, skill string")
    with pytest.raises(cg.InvalidArgument, match="no column 'level'; there are 'who', 'skill'"):
        spark.rank(given, GRAPH)


@pytest.mark.slow
def test_a_whole_graph_in_a_function_is_warned_of(session):
    def names(batches):
        for batch in batches:
            yield batch.slice(0, len(sent.roles))

    sent = GRAPH
    given = list_frame(session, some_people(1))
    with pytest.warns(UserWarning, match=r"takes a whole CareerGraph to other machines"):
        given.mapInArrow(names, given.schema)._jdf.schema()


def test_only_what_pickles_functions_is_warned_of(recwarn):
    pickler = {"__name__": "cloudpickle.cloudpickle"}
    exec("import pickle\ndef dumps(value):\n    return pickle.dumps(value)", pickler)
    with pytest.warns(UserWarning, match="give it graph.ranker"):
        pickler["dumps"](GRAPH)
    recwarn.clear()
    cg.CareerGraph.__reduce__(GRAPH)
    pickler["dumps"](GRAPH.ranker())
    assert not recwarn.list


def test_other_frames_are_refused_with_what_ranks_them():
    for ask in (lambda: spark.rank([1], GRAPH), lambda: spark.gaps([1], GRAPH, "cook")):
        with pytest.raises(
            cg.InvalidArgument, match=r"other frames are ranked by graph.ranker\(\).frame\(df\)"
        ):
            ask()


@pytest.mark.slow
def test_the_lines_of_the_how_to_run(session, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    workforce_page.write_people()
    session.read.parquet(str(tmp_path / "people.parquet")).createOrReplaceTempView("people")
    found = workforce_page.run("Spark", spark=session)
    assert rows(found["ranked"].select("who", "place", "label")) == workforce_page.ANSWERS
    assert sorted(row.who for row in found["short"].collect()) == ["Ana", "Ben"]
