"""People ranked by Dask: the frame of a ranker, mapped over partitions."""

import pickle

import pytest
import workforce_page
from small import loads

pandas = pytest.importorskip("pandas")
dask = pytest.importorskip("dask.dataframe", reason="Dask is not installed")

GRAPH = loads(
    """
    :cook a cg:Role ; skos:prefLabel "cook" ; cg:requires [ cg:skill :cooking ; cg:levelRank 3 ] .
    :chef a cg:Role ; skos:prefLabel "chef" ; cg:essentialSkill :cooking , :leading .
    :cooking a cg:Skill ; skos:prefLabel "cooking"@en . :leading a cg:Skill ; skos:prefLabel "leading"@en .
    """
)


@pytest.mark.parametrize("work", [GRAPH.ranker(limit=1), GRAPH.gap_finder("cook")])
@pytest.mark.parametrize("scheduler", ["threads", "processes"])
def test_partitions_rank_as_one_frame(work, scheduler):
    work = pickle.loads(pickle.dumps(work))
    names = [f"p{number:02}" for number in range(12)]
    people = pandas.DataFrame(
        {"who": names * 2, "skill": ["cooking"] * 12 + ["leading"] * 12, "level": [*range(1, 5)] * 6}
    )
    split = dask.from_pandas(people, npartitions=5, sort=False).shuffle("who")
    answer = split.map_partitions(work.frame, meta=work.frame(people.head(0))).compute(scheduler=scheduler)
    whole = work.frame(people)
    order = [name for name in ("who", "place") if name in whole]
    pandas.testing.assert_frame_equal(
        answer.sort_values(order).reset_index(drop=True),
        whole.sort_values(order).reset_index(drop=True),
        check_dtype=False,
    )


def test_the_lines_of_the_how_to_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    workforce_page.write_people()
    ranked = workforce_page.run("Dask")["ranked"].compute().sort_values(["who", "place"])
    assert [*zip(ranked["who"], ranked["place"], ranked["label"], strict=True)] == workforce_page.ANSWERS
