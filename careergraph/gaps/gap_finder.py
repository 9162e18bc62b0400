"""Measures the gaps of people to one role wherever they are: batches of Arrow in, batches of Arrow out.

Like the ranker it knows no graph, needs NumPy and PyArrow alone, and pickles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from careergraph.gaps.kernel import GapKernel
from careergraph.names.skill_names import SkillNames
from careergraph.support.arrow_frames import map_frame
from careergraph.support.packed import Packed

if TYPE_CHECKING:
    import numpy
    import pyarrow
    from numpy.typing import NDArray

    from careergraph.gaps.arrow_people import People


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class GapFinder(Packed):
    """The gaps of people in batches of Arrow to one role, as `CareerGraph.gap` measures them.

    It is made by `CareerGraph.gap_finder`, which tells what it takes and gives. The kernel has the role, and
    behind it each of its requirements, in the order of `SkillGap.missing`, as if it were a role; `skills` are
    the IRIs of each, several where one is asked for of several skills.

    >>> import careergraph as cg, polars
    >>> finder = cg.load().gap_finder("Account Manager")
    >>> people = polars.DataFrame({"who": ["Ana"], "skills": [["communication"]], "levels": [[4]]})
    >>> finder.frame(people).select("who", "coverage", "effort", "unknown").to_dicts()
    [{'who': 'Ana', 'coverage': 0.25, 'effort': 9, 'unknown': 0}]
    """

    role: str
    kernel: GapKernel
    names: SkillNames
    skills: tuple[tuple[str, ...], ...]

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """Yield the gaps of everybody in the batches, who stand in order.

        Raises `InvalidArgument`, which names the column, where what is in it cannot be used.
        """
        from careergraph.gaps.arrow_people import people_in

        for people in people_in(batches, self.names):
            yield self._rows(people)

    def frame(self, df: Any) -> Any:
        """Return the gaps of everybody in a frame, as a frame of the same kind; `df` is that of a ranker."""
        from careergraph.gaps.arrow_people import answers

        return map_frame(df, lambda people: answers(self, people))

    def schema(self, who: pyarrow.DataType) -> pyarrow.Schema:
        """Return the columns of the answer, where people are named by values of a type."""
        import pyarrow

        return pyarrow.schema(
            {
                "who": who,
                "role": pyarrow.string(),
                "coverage": pyarrow.float64(),
                "fit": pyarrow.float64(),
                "effort": pyarrow.int64(),
                "missing": pyarrow.list_(pyarrow.string()),
                "unknown": pyarrow.int64(),
            }
        )

    def __repr__(self) -> str:
        return f"GapFinder(role={self.role!r})"

    def _rows(self, people: People) -> pyarrow.RecordBatch:
        import numpy
        import pyarrow

        needed = int(self.kernel.totals[0])
        met, have, lacking = self._sums(people)
        known = numpy.full(len(met), needed > 0)
        person, item = numpy.nonzero(lacking)
        lengths = numpy.array([*map(len, self.skills)], numpy.int64)
        ends = numpy.cumsum([0, *numpy.bincount(person, lengths[item], len(met))]).astype(numpy.int32)
        missing = [iri for place in item.tolist() for iri in self.skills[place]]
        columns = [
            people.who,
            pyarrow.array([self.role], pyarrow.string()).take(pyarrow.array(numpy.zeros(len(met), int))),
            pyarrow.array(met / max(needed, 1), mask=~known),
            pyarrow.array(met / numpy.maximum(needed + have - met, 1), mask=~known),
            pyarrow.array((needed - met).astype(numpy.int64)),
            pyarrow.ListArray.from_arrays(ends, pyarrow.array(missing, pyarrow.string())),
            pyarrow.array(people.unknown),
        ]
        return pyarrow.record_batch(columns, schema=self.schema(people.who.type))

    def _sums(
        self, people: People
    ) -> tuple[NDArray[numpy.float64], NDArray[numpy.float64], NDArray[numpy.bool_]]:
        """Return what everybody meets of the role and has, and which of its requirements they lack."""
        import numpy

        blocks = list(self.kernel.sums_of_all(people.held))
        return (
            numpy.concatenate([block.met[:, 0] for block in blocks]),
            numpy.concatenate([block.have[:, 0] for block in blocks]),
            numpy.concatenate([block.met[:, 1:] == 0 for block in blocks]),
        )
