"""The nearest roles of many at once, beside the order of ranks in plain Python."""

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph.catalogue.alternatives import Groups
from careergraph.choices import RankMeasure
from careergraph.gaps.kernel import UNRATED, GapKernel, Held
from careergraph.gaps.measures import measure, rank_key
from careergraph.gaps.nearest import nearest_roles

levels = st.integers(1, 3) | st.just(UNRATED)
skills = st.integers(0, 5)


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
        if number != out
    ]
    measured.sort(key=lambda each: (*rank_key(each[0], by), each[1]))
    return [(number, each.met, each.needed, each.have) for each, number in measured[:limit]]


@given(
    st.lists(st.dictionaries(skills, levels, min_size=1), min_size=1, max_size=12),
    st.lists(st.dictionaries(skills, st.integers(0, 4) | st.just(UNRATED)), max_size=5),
    st.sampled_from(["fit", "coverage", "effort"]),
    st.none() | st.integers(0, 5),
    st.integers(1, 60),
    st.integers(1, 6),
    st.data(),
)
def test_they_are_those_of_each_person_alone(asked, people, by: RankMeasure, limit, block, parts, data):
    kernel = GapKernel.of(
        Held.of(asked),
        numpy.isin(range(6), [skill for role in asked for skill in role if role[skill] != UNRATED]),
    )
    out = data.draw(st.lists(st.integers(-1, len(asked) - 1), min_size=len(people), max_size=len(people)))

    def left_out(people):
        some = numpy.array(out, int)[people]
        there = numpy.flatnonzero(some >= 0)
        return there, some[there]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("careergraph.gaps.kernel.BLOCK", block)
        patch.setattr("careergraph.gaps.nearest._PARTS", parts)
        patch.setattr("careergraph.gaps.nearest._PARTS_A_PLACE", 1)
        blocks = list(nearest_roles(kernel, Held.of(people), by, limit, left_out))
    found = [
        [*zip(*(column[start:end].tolist() for column in block[2:]), strict=True)]
        for block in blocks
        for start, end in zip(block.starts[:-1].tolist(), block.starts[1:].tolist(), strict=True)
    ]
    assert found == [plain(asked, who, by, limit, left) for who, left in zip(people, out, strict=True)]
