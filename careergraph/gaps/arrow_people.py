"""People as columns of Arrow, and their holdings as the arrays that the kernel takes.

It knows no graph, and needs NumPy and PyArrow alone. Rows are read from columns `who`, `skill` and `level`,
those of one person together, or from `who`, `skills` and `levels`, which hold lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from careergraph.errors import InvalidArgument
from careergraph.gaps.kernel import Held
from careergraph.gaps.kernel_groups import UNRATED
from careergraph.names.skill_names import UNKNOWN, SkillNames
from careergraph.support.amounts import MOST, is_blank, whole
from careergraph.support.text import listed, quote

Integers: TypeAlias = NDArray[np.int64]

#: How many rows are read at a time, which bounds the memory that a batch of any size takes.
_ROWS: Final = 2**17
#: What stands for a name that is null: nothing is held.
_NOTHING: Final = -2
_ADVICE: Final = "give whole numbers, and null for a skill that is not rated; graph.scale has the ranks"


class BatchWork(Protocol):
    """A callable that answers for people in batches, and tells the columns of its answers."""

    def __call__(self, batches: Iterable[pa.RecordBatch], /) -> Iterator[pa.RecordBatch]:
        """Return the answers for the people in batches, in batches."""

    def schema(self, who: pa.DataType, /) -> pa.Schema:
        """Return the columns of the answers, where people are named by values of a type."""


class People(NamedTuple):
    """Some people, what they hold, and how many names of each are not known."""

    who: pa.Array
    held: Held
    unknown: Integers


def people_in(batches: Iterable[pa.RecordBatch], names: SkillNames) -> Iterator[People]:
    """Yield the people in batches, some at a time, and in order.

    Of several holdings of one skill an unrated one counts, else the highest level. Raises `InvalidArgument`,
    which names the column.
    """
    rows: list[pa.RecordBatch] = []
    for batch in _in_parts(batches):
        if in_lists(batch.schema.names):
            yield _from_lists(batch, names)
            continue
        who = batch.column("who")
        starts = _run_starts(who)
        waiting = rows[-1].column("who").slice(len(rows[-1]) - 1) if rows else who.slice(0, 1)
        goes_on = waiting[0] == who[0]
        runs = pa.concat_arrays([waiting.slice(int(goes_on)), who.take(pa.array(starts))])
        if pc.count_distinct(runs).as_py() < len(runs):
            raise InvalidArgument(
                "column 'who' has people whose rows are not together; sort by it, or pass it all as a frame"
            )
        # The last person may have rows in the next batch.
        last = starts[-1]
        if last or not goes_on:
            yield _from_rows(pa.Table.from_batches([*rows, batch.slice(0, last)]), names)
            rows = []
        rows.append(batch.slice(last))
    if rows:
        yield _from_rows(pa.Table.from_batches(rows), names)


def in_lists(columns: Sequence[str]) -> bool:
    """Tell whether people stand in lists, a row each; raise `InvalidArgument` where a column is missing."""
    found = "skills" in columns
    wanted = ("who", "skills", "levels") if found else ("who", "skill", "level")
    if absent := [name for name in wanted if name not in columns]:
        raise InvalidArgument(
            f"no column {listed(absent)}; there are {listed(columns, 9)}: name them who, skill and level "
            "(a row for each skill held), or who, skills and levels (lists, a row for each person)"
        )
    if twice := [name for name in wanted if columns.count(name) > 1]:
        raise InvalidArgument(f"there are several columns {listed(twice)}; keep one of each")
    return found


def answers(work: BatchWork, table: pa.Table) -> pa.Table:
    """Return the answers for all people of a table, whose rows need not be together."""
    together = _together(table)
    who = together.schema.field("who").type
    who = who.value_type if pa.types.is_dictionary(who) else who
    return pa.Table.from_batches(work(together.to_batches()), work.schema(who))


def _together(table: pa.Table) -> pa.Table:
    """Bring the rows of each person together, in the order in which people first appear."""
    if in_lists(table.schema.names):
        return table
    who = _who(table.column("who"))
    if len(_run_starts(who)) <= pc.count_distinct(who).as_py():
        return table
    places = who.dictionary_encode().indices
    # In which order the rows of one person stand is no matter.
    return table.take(pa.array(np.argsort(places.to_numpy())))


def _in_parts(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        in_lists(batch.schema.names)
        at = batch.schema.get_field_index("who")
        who = _who(batch.column(at))
        batch = batch.set_column(at, pa.field("who", who.type), who)
        for start in range(0, batch.num_rows, _ROWS):
            yield batch.slice(start, _ROWS)


def _who(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    who = _chunk(column)
    if who.null_count:
        raise InvalidArgument("column 'who' has a null; every row needs somebody")
    return who


def _run_starts(who: pa.Array) -> Integers:
    """Return the places at which another person begins."""
    if not len(who):
        return np.zeros(0, np.int64)
    differs = pc.not_equal(who.slice(1), who.slice(0, len(who) - 1))
    return np.concatenate([[0], np.flatnonzero(differs.to_numpy(zero_copy_only=False)) + 1])


def _from_rows(table: pa.Table, names: SkillNames) -> People:
    who, skill, level = (_chunk(table.column(name)) for name in ("who", "skill", "level"))
    starts = _run_starts(who)
    lengths = np.diff(np.append(starts, len(who)))
    return _people(
        who.take(pa.array(starts)), lengths, _numbers(skill, "skill", names), _levels(level, "level")
    )


def _from_lists(batch: pa.RecordBatch, names: SkillNames) -> People:
    who, skills, levels = (_chunk(batch.column(name)) for name in ("who", "skills", "levels"))
    lengths, rated = _lengths(skills, "skills"), _lengths(levels, "levels")
    known = levels.is_valid().to_numpy(zero_copy_only=False)
    if len(wrong := np.flatnonzero(known & (lengths != rated))):
        at = int(wrong[0])
        raise InvalidArgument(
            f"column 'levels' has {rated[at]} of {quote(who[at])}, and 'skills' {lengths[at]}; "
            "give a level or a null for each skill, or no list"
        )
    level = np.full(int(lengths.sum()), UNRATED, np.int64)
    level[np.repeat(known, lengths)] = _levels(_flat(levels), "levels")
    return _people(who, lengths, _numbers(_flat(skills), "skills", names), level)


def _people(who: pa.Array, lengths: Integers, skills: Integers, levels: Integers) -> People:
    count = len(who)
    person = np.repeat(np.arange(count), lengths)
    unknown = np.bincount(person[skills == UNKNOWN], minlength=count)
    known = skills >= 0
    person, skills, levels = person[known], skills[known], levels[known]
    order = np.lexsort((levels, skills, person))
    person, skills, levels = person[order], skills[order], levels[order]
    last = np.ones(len(person), bool)
    last[:-1] = (person[1:] != person[:-1]) | (skills[1:] != skills[:-1])
    starts = np.concatenate([[0], np.cumsum(np.bincount(person[last], minlength=count))])
    return People(who, Held(starts, skills[last], levels[last]), unknown)


def _chunk(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def _flat(lists: pa.Array) -> pa.Array:
    return _chunk(pc.list_flatten(lists)) if not pa.types.is_null(lists.type) else pa.nulls(0)


def _lengths(lists: pa.Array, column: str) -> Integers:
    kind = lists.type
    if pa.types.is_null(kind):
        return np.zeros(len(lists), np.int64)
    if not (pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind)):
        raise InvalidArgument(f"column {quote(column)} is of {kind}; it holds a list for each person")
    lengths = pc.list_value_length(lists).fill_null(0)
    return np.asarray(lengths.to_numpy(), np.int64)


def _numbers(texts: pa.Array, column: str, names: SkillNames) -> Integers:
    if pa.types.is_null(texts.type):
        return np.full(len(texts), _NOTHING, np.int64)
    if not _is_text(texts.type):
        raise InvalidArgument(f"column {quote(column)} is of {texts.type}; skills are named by texts")
    encoded = texts.dictionary_encode()
    known = np.append(names.numbers(encoded.dictionary.to_pylist()), _NOTHING)
    places = encoded.indices.fill_null(len(known) - 1)
    return np.asarray(known[places.to_numpy()], np.int64)


def _levels(levels: pa.Array, column: str) -> Integers:
    """Read levels as look-up reads numbers and the texts of numbers; what is null or blank is not rated."""
    kind = levels.type
    if pa.types.is_null(kind):
        return np.full(len(levels), UNRATED, np.int64)
    if _is_text(kind) or pa.types.is_decimal(kind):
        encoded = levels.dictionary_encode()
        read = [_read(level, column) for level in encoded.dictionary.to_pylist()]
        places = encoded.indices.fill_null(len(read)).to_numpy()
        return np.asarray(np.array([*read, UNRATED], np.int64)[places], np.int64)
    if not (pa.types.is_integer(kind) or pa.types.is_floating(kind)):
        raise InvalidArgument(f"column {quote(column)} is of {kind}, which is no level; {_ADVICE}")
    numbers = levels.to_numpy(zero_copy_only=False).astype(np.float64)  # a null is a NaN then
    unrated = np.isnan(numbers)
    numbers = np.where(unrated, 0, numbers)
    if len(wrong := np.flatnonzero((numbers < 0) | (numbers != np.floor(numbers)) | np.isinf(numbers))):
        raise _no_level(f"{numbers[wrong[0]]:g}", column)
    return np.where(unrated, UNRATED, np.minimum(numbers, MOST)).astype(np.int64)


def _read(level: Any, column: str) -> int:
    if is_blank(level):
        return UNRATED
    rank = whole(level)
    if rank is None or rank < 0:
        raise _no_level(level, column)
    return min(rank, MOST)


def _no_level(level: object, column: str) -> InvalidArgument:
    return InvalidArgument(f"column {quote(column)} has {quote(level)}, which is no level; {_ADVICE}")


def _is_text(kind: pa.DataType) -> bool:
    views = getattr(pa.types, "is_string_view", None)
    return pa.types.is_string(kind) or pa.types.is_large_string(kind) or bool(views and views(kind))
