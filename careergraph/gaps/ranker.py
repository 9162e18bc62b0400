"""Ranks people wherever they are: batches of Arrow in, batches of Arrow out.

A ranker knows no graph, needs NumPy and PyArrow alone, and pickles, so that engines can send it to where
the people are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from careergraph.choices import PeopleMeasure
from careergraph.gaps.kernel import GapKernel
from careergraph.gaps.nearest import Nearest, nearest_roles
from careergraph.names.skill_names import SkillNames
from careergraph.support.arrow_frames import map_frame
from careergraph.support.packed import Packed
from careergraph.support.text import counted

if TYPE_CHECKING:
    import pyarrow

    from careergraph.gaps.arrow_people import People

#: How many rows a batch that is yielded has at least, unless it is the last of a batch.
_ROWS: Final = 2**16


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Ranker(Packed):
    """The nearest roles for people in batches of Arrow, as `CareerGraph.rank_all` finds them.

    It is made by `CareerGraph.ranker`, which tells what it takes and gives. `by` and `limit` are those of
    `rank`; `roles` are the IRIs of the roles that are ranked, of which of equally near ones the first comes
    first, and `labels` their labels.

    >>> import careergraph as cg, pyarrow
    >>> ranker = cg.load().ranker(limit=1)
    >>> rows = {"who": ["Ana", "Ana"], "skill": ["negotiation", "juggling"], "level": [3, None]}
    >>> [ranked] = ranker(pyarrow.table(rows).to_batches())
    >>> ranked.select(["who", "place", "label", "effort", "unknown"]).to_pylist()
    [{'who': 'Ana', 'place': 1, 'label': 'Key Account Manager', 'effort': 24, 'unknown': 1}]
    """

    by: PeopleMeasure
    limit: int | None
    kernel: GapKernel
    names: SkillNames
    roles: tuple[str, ...]
    labels: tuple[str, ...]

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """Yield the nearest roles of everybody in the batches, who stand in order.

        Raises `InvalidArgument`, which names the column, where what is in it cannot be used.
        """
        import pyarrow

        from careergraph.gaps.arrow_people import people_in

        words = pyarrow.array(self.roles, pyarrow.string()), pyarrow.array(self.labels, pyarrow.string())
        for people in people_in(batches, self.names):
            waiting: list[Nearest] = []
            for block in nearest_roles(self.kernel, people.held, self.by, self.limit):
                waiting.append(block)
                if sum(len(each.roles) for each in waiting) >= _ROWS:
                    yield self._rows(people, waiting, *words)
                    waiting = []
            if waiting:
                yield self._rows(people, waiting, *words)

    def frame(self, df: Any) -> Any:
        """Return the nearest roles of everybody in a frame, as a frame of the same kind.

        `df` is a frame of pandas, Polars (lazy ones too), PyArrow or DuckDB, with the columns that
        `CareerGraph.ranker` tells of; rows of one person need not be together.

        >>> import careergraph as cg, polars
        >>> people = polars.DataFrame({"who": ["Ana"], "skills": [["negotiation"]], "levels": [[3]]})
        >>> cg.load().ranker(limit=2).frame(people)["label"].to_list()
        ['Key Account Manager', 'Account Executive']
        """
        from careergraph.gaps.arrow_people import answers

        return map_frame(df, lambda people: answers(self, people))

    def schema(self, who: pyarrow.DataType) -> pyarrow.Schema:
        """Return the columns of the answer, where people are named by values of a type."""
        import pyarrow

        return pyarrow.schema(
            {
                "who": who,
                "place": pyarrow.int64(),
                "role": pyarrow.string(),
                "label": pyarrow.string(),
                "fit": pyarrow.float64(),
                "coverage": pyarrow.float64(),
                "effort": pyarrow.int64(),
                "unknown": pyarrow.int64(),
            }
        )

    def __repr__(self) -> str:
        return f"Ranker(by={self.by!r}, limit={self.limit!r}) of {counted(len(self.roles), 'role')}"

    def _rows(
        self, people: People, blocks: list[Nearest], iris: pyarrow.Array, labels: pyarrow.Array
    ) -> pyarrow.RecordBatch:
        import numpy
        import pyarrow

        lengths = numpy.concatenate([numpy.diff(block.starts) for block in blocks])
        first = blocks[0].people.start
        person = numpy.repeat(numpy.arange(first, first + len(lengths)), lengths)
        place = numpy.arange(len(person)) - numpy.repeat(numpy.cumsum(lengths) - lengths, lengths)
        role, met, needed, have = (
            numpy.concatenate([getattr(block, name) for block in blocks])
            for name in ("roles", "met", "needed", "have")
        )
        columns = [
            people.who.take(pyarrow.array(person)),
            place + 1,
            iris.take(pyarrow.array(role)),
            labels.take(pyarrow.array(role)),
            met / (needed + have - met),
            met / needed,
            needed - met,
            people.unknown[person],
        ]
        return pyarrow.record_batch([*map(pyarrow.array, columns)], schema=self.schema(people.who.type))
