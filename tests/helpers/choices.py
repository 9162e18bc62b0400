"""Random small ontologies whose roles ask for some of several skills, on two scales."""

from __future__ import annotations

from hypothesis import strategies as st
from small import loads

import careergraph as cg

SKILLS = 5
LEVELS = st.integers(0, 4)

_alternatives = st.dictionaries(st.integers(0, SKILLS - 1), LEVELS, min_size=1, max_size=4)
_asked = st.tuples(_alternatives, st.integers(1, 3), st.booleans(), st.booleans())


@st.composite
def choice_bodies(draw: st.DrawFn) -> str:
    """The Turtle of roles that ask for single skills and for some of several, and build on earlier ones."""
    count = draw(st.integers(2, 5))
    of_other_scale = draw(st.sets(st.integers(0, SKILLS - 1)))
    lines = [f':s{number} a cg:Skill ; skos:prefLabel "skill {number % 3}" .' for number in range(SKILLS)]
    for scale in "ab":
        lines += (
            f":{scale}{rank} a cg:ProficiencyLevel ; cg:rank {rank} ; cg:inScale :{scale} ."
            for rank in range(1, 5)
        )
    pairs = draw(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=4))
    lines += (f":a{one} cg:correspondsTo :b{other} ." for one, other in pairs)
    for role in range(count):
        lines.append(f':r{role} a cg:Role ; skos:prefLabel "role {role % 2}" .')
        for alternatives, at_least, is_group, is_optional in draw(st.lists(_asked, max_size=4)):
            necessity = " ; cg:necessity cg:Optional" if is_optional else ""
            named = [_named(draw, skill, level, of_other_scale) for skill, level in alternatives.items()]
            if is_group:
                many = min(at_least, len(named))
                any_of = " , ".join(f"[ {each} ]" for each in named)
                lines.append(f":r{role} cg:requires [ cg:atLeast {many} ; cg:anyOf {any_of}{necessity} ] .")
            else:
                lines.append(f":r{role} cg:requires [ {named[0]}{necessity} ] .")
        if role:
            bases = draw(st.sets(st.integers(0, role - 1), max_size=2))
            lines += (f":r{role} cg:buildsOn :r{base} ." for base in sorted(bases))
            lines.append(f":r{role - 1} cg:progressesTo :r{role} .")
    for narrow, broad, kind in draw(
        st.lists(
            st.tuples(
                st.integers(0, SKILLS - 1),
                st.integers(0, SKILLS - 1),
                st.sampled_from(["broader", "exactMatch", "closeMatch"]),
            ),
            max_size=5,
        )
    ):
        lines.append(f":s{narrow} skos:{kind} :s{broad} .")
    return "\n".join(lines)


def choice_graphs() -> st.SearchStrategy[cg.CareerGraph]:
    return choice_bodies().map(loads)


def people() -> st.SearchStrategy[list[cg.Profile]]:
    """People who hold some of the skills: at levels, unrated, or expressly not at all."""
    held = st.dictionaries(
        st.integers(0, SKILLS - 1).map(lambda number: f"https://example.org/s{number}"),
        st.one_of(st.none(), st.integers(0, 5)),
    )
    return st.lists(held, min_size=1, max_size=3).map(
        lambda several: [cg.Profile(f"p{number}", skills) for number, skills in enumerate(several)]
    )


def _named(draw: st.DrawFn, skill: int, level: int, of_other_scale: set[int]) -> str:
    if not level:
        return f"cg:skill :s{skill}"
    if draw(st.booleans()):
        return f"cg:skill :s{skill} ; cg:levelRank {level}"
    scale = "b" if skill in of_other_scale else "a"
    return f"cg:skill :s{skill} ; cg:level :{scale}{level}"
