"""A workforce ranked on ESCO: by one process, and by Spark in one process and on a cluster of this machine.

    python benchmarks/workforce.py FOLDER [PEOPLE…]    the folder of ESCO; 100,000 and 1,000,000 people

It needs the extras `frames` and `spark`, and Java. People are drawn from 20,000 made ones, each with skills
of a role and others, by label, some of them rated. Every way reads the same files of Parquet and writes
others, in a process of its own, after a few people that start the workers. Seconds are those of the clock,
and of the processors, which all processes of a way took together. Afterwards the answers are compared, row by
row.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

import careergraph as cg

WAYS = ("plain", "local[2]", "local-cluster[2,1,1024]")
MADE, A_FILE = 20_000, 50_000


def made_people(graph: cg.CareerGraph) -> tuple[list[list[str]], list[list[int | None]]]:
    """The skills of some people, and their levels."""
    choose = random.Random(20)
    roles, skills = graph.roles, graph.skills
    asked = [[each.skill.label for each in graph.requirements(role)][:40] for role in roles]
    names, levels = [], []
    for _ in range(MADE):
        own = choose.choice(asked)
        held = {*choose.sample(own, min(len(own), 15)), *(skill.label for skill in choose.sample(skills, 5))}
        names.append(sorted(held))
        levels.append([choose.choice([None, 1, 2, 3]) for _ in held])
    return names, levels


def write_people(graph: cg.CareerGraph, count: int, folder: Path) -> None:
    """Write a workforce in files of Parquet."""
    names, levels = made_people(graph)
    held = pa.table({"skills": names, "levels": levels})
    folder.mkdir()
    for first in range(0, count, A_FILE):
        who = range(first, min(first + A_FILE, count))
        part = held.take(pa.array([number % MADE for number in who]))
        pq.write_table(part.add_column(0, "who", pa.array(who)), folder / f"{first:09}.parquet")


def plain(graph: cg.CareerGraph, people: Path, answers: Path) -> None:
    """Rank in this process, some people after the others."""
    ranker = graph.ranker()
    answers.mkdir(parents=True)
    with pq.ParquetWriter(answers / "all.parquet", ranker.schema(pa.int64())) as written:
        for batch in ranker(ds.dataset(people).to_batches(batch_size=10_000)):
            written.write_batch(batch)


def on_spark(master: str) -> Callable[[cg.CareerGraph, Path, Path], None]:
    """Start Spark, and return what ranks by it."""
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    os.environ["SPARK_WORKER_DIR"] = tempfile.mkdtemp()
    from pyspark.sql import SparkSession

    from careergraph import spark

    builder = SparkSession.builder.master(master).config("spark.ui.enabled", "false")
    session = builder.config("spark.log.level", "ERROR").getOrCreate()

    def ranked(graph: cg.CareerGraph, people: Path, answers: Path) -> None:
        spark.rank(session.read.parquet(str(people)), graph).write.parquet(str(answers))

    return ranked


def own_processes() -> Iterator[tuple[str, float, int]]:
    """Yield command, seconds of processor and most memory, in kB, of each process of this session."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(process.name)) == os.getsid(0):
                command = (process / "cmdline").read_bytes().decode()
                user, system = (process / "stat").read_text().rpartition(")")[2].split()[11:13]
                status = (process / "status").read_text().split()
                ticks = (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
                yield command, ticks, int(status[status.index("VmHWM:") + 1])
        except (OSError, ValueError):
            continue


def measure(way: str, folder: str, people: Path, answers: Path) -> dict[str, object]:
    """Rank a few people, then all, and tell the seconds and the memory that all of them took."""
    graph = cg.load_esco(folder)
    begun = time.perf_counter()
    rank = plain if way == "plain" else on_spark(way)
    rank(graph, people.with_name("few"), answers / "few")
    started, processor = time.perf_counter(), sum(ticks for _, ticks, _ in own_processes())
    rank(graph, people, answers / "all")
    ended, every = time.perf_counter(), list(own_processes())
    worker = "workforce.py" if way == "plain" else "pyspark.daemon"
    return {
        "way": way,
        "start": round(started - begun, 1),
        "clock": round(ended - started, 1),
        "processor": round(sum(ticks for _, ticks, _ in every) - processor, 1),
        "worker_mb": max(memory for command, _, memory in every if worker in command) // 1024,
    }


def same(people: int, one: Path, other: Path) -> bool:
    """Tell whether two answers are the same rows."""

    def rows(folder: Path) -> Iterator[pa.Table]:
        every = ds.dataset(folder)
        for first in range(0, people, 100_000):
            part = (pc.field("who") >= first) & (pc.field("who") < first + 100_000)
            table = every.to_table(filter=part, columns=[*every.schema.names])
            yield table.sort_by([("who", "ascending"), ("place", "ascending")])

    return all(a.cast(b.schema).equals(b) for a, b in zip(rows(one), rows(other), strict=True))


def main(folder: str, sizes: list[int]) -> None:
    """Measure every way with every number of people, each in a process of its own."""
    graph = cg.load_esco(folder)
    for count in sizes:
        with tempfile.TemporaryDirectory() as place:
            people = Path(place) / "people"
            write_people(graph, count, people)
            write_people(graph, 2_000, people.with_name("few"))
            for way in WAYS:
                command = [sys.executable, __file__, "--way", way, folder, str(people), f"{place}/{way}"]
                done = subprocess.run(
                    command, capture_output=True, text=True, check=False, start_new_session=True
                )
                if done.returncode:
                    print(way, done.stderr[-2_000:], flush=True)
                    continue
                told = json.loads(done.stdout.splitlines()[-1])
                equal = same(count, Path(place) / way / "all", Path(place) / "plain" / "all")
                a_second = round(count / told["clock"])
                print(
                    json.dumps({"people": count, **told, "people_a_second": a_second, "same": equal}),
                    flush=True,
                )


if __name__ == "__main__":
    if sys.argv[1] == "--way":
        way, folder, people, answers = sys.argv[2:]
        print(json.dumps(measure(way, folder, Path(people), Path(answers))))
    else:
        main(sys.argv[1], [int(each) for each in sys.argv[2:]] or [100_000, 1_000_000])
