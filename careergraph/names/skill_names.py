"""The meanings of the names of skills, as a value that is sent to where the people are.

It pickles, and needs neither a graph nor a library but NumPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from careergraph.names.label_words import loose
from careergraph.support.text import fold

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

#: The number of a name that is not known, or that several skills share.
UNKNOWN: Final = -1


@dataclass(frozen=True, slots=True, eq=False)
class SkillNames:
    """The number that each name of a skill means: by IRI, by CURIE, and by the form of a code or a label.

    `strict` has the forms of `fold`, `UNKNOWN` where several skills share one, and `loose` those without
    accents, hyphens and width, but for those that mean the same as in `strict`.
    """

    iris: Mapping[str, int]
    prefixes: Mapping[str, str]
    strict: Mapping[str, int]
    loose: Mapping[str, int]

    def numbers(self, names: Iterable[str | None]) -> NDArray[numpy.int64]:
        """Return the number of each name, as look-up finds it; `UNKNOWN` where it finds none, or several."""
        import numpy

        return numpy.fromiter((UNKNOWN if name is None else self.number(name) for name in names), numpy.int64)

    def number(self, name: str) -> int:
        """Return the number of one name.

        >>> names = SkillNames({"http://x.org/a": 0}, {"x": "http://x.org/"}, {"cooking": 0}, {})
        >>> [names.number(name) for name in ("http://x.org/a", "x:a", "Cóoking", "COOKING", "baking")]
        [0, 0, 0, 0, -1]
        """
        if ":" in name:
            found = self.iris.get(name)
            if found is None:
                prefix, _, local = name.partition(":")
                base = self.prefixes.get(prefix)
                found = None if base is None else self.iris.get(base + local)
            if found is not None:
                return found
        form = fold(name)
        found = self.strict.get(form)
        if found is None:
            form = loose(name)
            found = self.loose.get(form, self.strict.get(form, UNKNOWN))
        return found
