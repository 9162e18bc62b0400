"""One order for the statements of an ontology, and one name for each of its blank nodes.

The same ontology gives the same bytes, in whatever order its files have it and however they name blank nodes.
Statements are compared as the engine writes them: no character of a term sorts before the space that ends
it, so that the order of lines is that of subject, predicate and object.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from itertools import chain, compress, count, repeat
from operator import attrgetter, contains
from typing import Any, Final

import pyoxigraph as ox

from careergraph.vocabulary import RDF

#: Rounds in which blank nodes are told apart by what surrounds them, before their order in the file decides.
_REFINEMENTS: Final = 16
_TYPE: Final = f" <{RDF.type}> "
_BLANK: Final = "_:"
_BLANK_OBJECT: Final = "> _:"
_DEFAULT: Final = str(ox.DefaultGraph())
_graph = attrgetter("graph_name")


def in_canonical_order(quads: Sequence[ox.Quad]) -> list[ox.Quad]:
    """Sort quads by graph, subject, predicate (the type first) and object, blank nodes last; each once.

    Blank nodes are named by what surrounds them, so that the same ontology gives the same bytes, however
    its files happened to name them; those that are alike keep the order in which they first appear.
    """
    lines, graphs = list(map(str, quads)), _graphs(quads)
    if len(set(lines)) < len(lines):
        return in_canonical_order(list(dict(zip(lines, quads, strict=True)).values()))
    if graphs:
        # Lines are compared with those of the same graph, so that the graph may be left out.
        lines = [
            line if graph == _DEFAULT else line[: -len(graph) - 1]
            for line, graph in zip(lines, graphs, strict=True)
        ]
    nodes = _BlankNodes(lines, graphs)
    for place in _holding(_TYPE, lines):
        subject, _, rest = lines[place].partition(" ")
        if rest.startswith(_TYPE[1:]):
            # A space comes before whatever begins another predicate.
            lines[place] = f"{subject}  {rest}"
    if names := nodes.names():
        quads, order = nodes.renamed(names, quads)
    else:
        order = sorted(range(len(lines)), key=lines.__getitem__)
    if graphs:
        order.sort(key=graphs.__getitem__)
    return [quads[place] for place in order]


def _graphs(quads: Sequence[ox.Quad]) -> list[str]:
    """Return the graph of each statement as text; none at all where only the default graph has any."""
    if set(map(type, map(_graph, quads))) <= {ox.DefaultGraph}:
        return []
    return [str(quad.graph_name) for quad in quads]


def _holding(text: str, lines: Sequence[str]) -> Iterator[int]:
    """Yield the places of the lines that hold a text."""
    return compress(count(), map(contains, lines, repeat(text)))


class _BlankNodes:
    """The blank nodes of some lines in order of appearance: what surrounds each, and where it stands.

    A line whose subject is one loses it, for its place says whose it is. Lines and graphs are changed.
    """

    def __init__(self, lines: list[str], graphs: list[str]) -> None:
        self._lines, self._graphs = lines, graphs
        #: By node: the places of what is said of it.
        self._said: dict[str, list[int]] = defaultdict(list)
        #: By node: what leads to it from what is no blank node; and its links with those that are.
        self._leading: dict[str, list[str]] = defaultdict(list)
        self._links: dict[str, list[tuple[str, str]]] = defaultdict(list)
        #: By place: the blank node that stands as object, and as graph.
        self._objects: dict[int, str] = {}
        self._in_graphs: dict[int, str] = {}
        said = self._said
        # What is said recurs, and is kept once.
        once = cache(_with_type_first)
        for place in range(len(lines)) if graphs else _holding(_BLANK, lines):
            line = lines[place]
            end = line.index(" ")
            if line.startswith(_BLANK):
                said[line[:end]].append(place)
                lines[place] = once(line[end:])
            if _BLANK_OBJECT in line:
                self._note_object(place, line[:end], line[end + 2 :])
            if graphs and graphs[place].startswith(_BLANK):
                self._in_graphs[place] = graphs[place]
                _ = said[graphs[place]]

    def _note_object(self, place: int, subject: str, rest: str) -> None:
        """Note what a statement leads to, if that is a blank node and not a text that looks like one."""
        property, _, label = rest.partition(_BLANK_OBJECT)
        if " " in property:
            return
        node = self._objects[place] = _BLANK + label
        _ = self._said[node]
        if subject.startswith(_BLANK):
            self._links[subject].append((f"> {property} ", node))
            self._links[node].append((f"< {property} ", subject))
        else:
            self._leading[node].append(f"< {property} {subject}")

    def names(self) -> Mapping[str, str]:
        """Name each blank node anew (b1, b2, …), by rounds of colour refinement over its neighbourhood.

        Nodes that stay alike after the last round keep the order in which they first appear. A link to what
        is no blank node looks the same in each round; a node that has no other keeps the first colour.
        """
        links = self._links
        described = cache(_description)
        first = {node: self._fixed(node, described) for node in links}
        colours = dict.fromkeys(self._said, "")
        distinct = 0
        for round in range(_REFINEMENTS):
            colours |= {
                node: _digest(
                    [*first[node], *(way + colours[other] for way, other in links[node])]
                    if node in first
                    else self._fixed(node, described)
                )
                for node in (first if round else self._said)
            }
            if (now := len(set(colours.values()))) in (distinct, len(colours)):
                break
            distinct = now
        # Sorting is stable: nodes of one colour stay in order of appearance.
        ordered = sorted(colours, key=colours.__getitem__)
        digits = len(str(len(ordered)))
        return {node: f"_:b{number:0{digits}}" for number, node in enumerate(ordered, 1)}

    def _fixed(self, node: str, described: Callable[[str], str]) -> list[str]:
        lines, objects = self._lines, self._objects
        said = [described(lines[place]) for place in self._said[node] if place not in objects]
        return said + self._leading[node] if node in self._leading else said

    def renamed(self, names: Mapping[str, str], quads: Sequence[ox.Quad]) -> tuple[list[ox.Quad], list[int]]:
        """Return the statements with the new names, and the order of their places."""
        lines, graphs = self._lines, self._graphs
        for place, node in self._objects.items():
            lines[place] = lines[place][: -len(node)] + names[node]
        for place, node in self._in_graphs.items():
            graphs[place] = names[node]
        # Memory is walked in the order of the file, as far as may be: that is much quicker.
        for places in self._said.values():
            places.sort(key=lines.__getitem__)
        taken = set(chain.from_iterable(self._said.values()))
        others = [place for place in range(len(lines)) if place not in taken]
        pointing = (self._objects.keys() | self._in_graphs.keys()) - taken
        groups = ((names[node], places) for node, places in self._said.items())
        renamed = _renamed(chain(groups, [("", sorted(pointing))]), names, quads, lines, graphs)
        others.sort(key=lines.__getitem__)
        # What is said of blank nodes comes last, node by node.
        return renamed, others + list(chain.from_iterable(map(self._said.__getitem__, names)))


def _renamed(
    groups: Iterable[tuple[str, Sequence[int]]],
    names: Mapping[str, str],
    quads: Sequence[ox.Quad],
    lines: Sequence[str],
    graphs: Sequence[str],
) -> list[ox.Quad]:
    """Return the statements, with new names in those whose places are given, beside what their lines lack.

    Those without a text are read from their lines, which is quicker; texts are kept as they are.
    """
    renamed = list(quads)
    plain: list[int] = []
    written: list[str] = []
    for name, places in groups:
        some = [p for p in places if '"' not in lines[p] and not (graphs and graphs[p] != _DEFAULT)]
        plain += some
        written += [f"{name}{lines[place]} .\n" for place in some]
        if len(some) < len(places):
            for place in set(places).difference(some):
                subject, property, object, graph = (_node(term, names) for term in quads[place])
                renamed[place] = ox.Quad(subject, property, object, graph)
    # What was read or made before is valid, and need not be checked again.
    read = ox.parse("".join(written), ox.RdfFormat.N_TRIPLES, lenient=True)
    for place, quad in zip(plain, read, strict=True):
        renamed[place] = quad
    return renamed


def _node(term: Any, names: Mapping[str, str]) -> Any:
    return ox.BlankNode(names[str(term)][2:]) if isinstance(term, ox.BlankNode) else term


def _with_type_first(rest: str) -> str:
    return f" {rest}" if rest.startswith(_TYPE) else rest


def _description(rest: str) -> str:
    """Return how a statement without its subject describes a blank node: its property, bare, and its object.

    >>> _description(' <x:p> "text"')
    '> x:p "text"'
    """
    return f"> {rest.lstrip(' <').replace('> ', ' ', 1)}"


def _digest(parts: Iterable[str]) -> str:
    return blake2b("\n".join(sorted(parts)).encode(), digest_size=12).hexdigest()
