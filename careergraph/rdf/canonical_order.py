"""One order for the statements of an ontology, and one name for each of its blank nodes.

The same ontology gives the same bytes, in whatever order its files have it and however they name blank nodes.
Statements are compared as the engine writes them: no character of a term sorts before the space that ends
it, so that the order of lines is that of subject, predicate and object.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Final, TypeAlias

import pyoxigraph as ox

from careergraph.vocabulary import RDF

#: Rounds in which blank nodes are told apart by what surrounds them, before their order in the file decides.
_REFINEMENTS: Final = 16
_TYPE: Final = f"<{RDF.type}>"
_BLANK: Final = "_:"
_DEFAULT: Final = str(ox.DefaultGraph())
_graph = attrgetter("graph_name")
_predicate = attrgetter("predicate.value")


#: The terms of a statement with a blank node, as texts: subject, predicate, object, graph; and its place.
_Parts: TypeAlias = tuple[str, str, str, str, int]


def in_canonical_order(quads: Sequence[ox.Quad]) -> list[ox.Quad]:
    """Sort quads by graph, subject, predicate (the type first) and object, blank nodes last; each once.

    Blank nodes are named by what surrounds them, so that the same ontology gives the same bytes, however
    its files happened to name them; those that are alike keep the order in which they first appear.
    """
    by_line = dict(zip(map(str, quads), quads, strict=True))
    lines, distinct = list(by_line), list(by_line.values())
    graphs = _graphs(distinct)
    parts = _with_blank_nodes(lines, graphs)
    if names := _blank_names(parts):
        for subject, predicate, object, graph, place in parts:
            # Lines are compared with those of the same graph, so that the graph may be left out.
            lines[place] = f"{names.get(subject, subject)} {predicate} {names.get(object, object)}"
            if graphs:
                graphs[place] = names.get(graph, graph)
        for part, quad in zip(parts, _renamed(parts, lines, distinct, names), strict=True):
            distinct[part[-1]] = quad
    for place, predicate in enumerate(map(_predicate, distinct)):
        if predicate == RDF.type:
            # A space comes before whatever begins another predicate.
            subject, _, rest = lines[place].partition(" ")
            lines[place] = f"{subject}  {rest}"
    keys: Sequence[Any] = list(zip(graphs, lines, strict=True)) if graphs else lines
    return [distinct[place] for place in sorted(range(len(keys)), key=keys.__getitem__)]


def _graphs(quads: Sequence[ox.Quad]) -> list[str]:
    """Return the graph of each statement as text; none at all where only the default graph has any."""
    if set(map(type, map(_graph, quads))) <= {ox.DefaultGraph}:
        return []
    return [str(quad.graph_name) for quad in quads]


def _with_blank_nodes(lines: Sequence[str], graphs: Sequence[str]) -> list[_Parts]:
    """Take apart the lines that have a blank node, or a text that looks like one."""
    found = []
    for place, line in enumerate(lines):
        if _BLANK in line:
            graph = graphs[place] if graphs else _DEFAULT
            subject, predicate, object = line.split(" ", 2)
            if graph != _DEFAULT:
                object = object[: -len(graph) - 1]
            found.append((subject, predicate, object, graph, place))
    return found


def _renamed(
    parts: Sequence[_Parts], lines: Sequence[str], quads: Sequence[ox.Quad], names: Mapping[str, str]
) -> Iterator[ox.Quad]:
    """Yield the statements with blank nodes, with their new names.

    Those without a text are read from their lines, which is quicker; texts are kept as they are.
    """
    nodes: dict[str, Any] = {old: ox.BlankNode(new[2:]) for old, new in names.items()}
    plain = "".join(f"{lines[part[-1]]} .\n" for part in parts if _is_plain(part))
    read = iter(ox.parse(plain, ox.RdfFormat.N_QUADS))
    for part in parts:
        subject, _, object, graph, place = part
        if _is_plain(part):
            yield next(read)
        else:
            quad = quads[place]
            yield ox.Quad(
                nodes.get(subject) or quad.subject,
                quad.predicate,
                nodes.get(object) or quad.object,
                nodes.get(graph) or quad.graph_name,
            )


def _is_plain(part: _Parts) -> bool:
    return part[3] == _DEFAULT and part[2][0] != '"'


def _blank_names(statements: Iterable[_Parts]) -> Mapping[str, str]:
    """Name each blank node anew (b1, b2, …), by rounds of colour refinement over its neighbourhood.

    Nodes that stay alike after the last round keep the order in which they first appear. A link to what is
    no blank node looks the same in each round; a node that has no other keeps the colour of the first.
    """
    fixed: dict[str, list[str]] = {}
    changing: dict[str, list[tuple[str, str]]] = {}
    for subject, predicate, object, graph, _ in statements:
        from_blank, to_blank = subject[0] == "_", object[0] == "_"
        if from_blank and subject not in fixed:
            fixed[subject] = []
        if to_blank and object not in fixed:
            fixed[object] = []
        if graph[0] == "_":
            fixed.setdefault(graph, [])
        if from_blank and to_blank:
            changing.setdefault(subject, []).append((f"> {predicate[1:-1]} ", object))
            changing.setdefault(object, []).append((f"< {predicate[1:-1]} ", subject))
        elif from_blank:
            fixed[subject].append(f"> {predicate[1:-1]} {object}")
        elif to_blank:
            fixed[object].append(f"< {predicate[1:-1]} {subject}")
    colours = dict.fromkeys(fixed, "")
    distinct = 0
    for round in range(_REFINEMENTS):
        colours |= {
            node: _digest([*fixed[node], *(link + colours[other] for link, other in changing.get(node, ()))])
            for node in (changing if round else fixed)
        }
        if (count := len(set(colours.values()))) in (distinct, len(colours)):
            break
        distinct = count
    # Sorting is stable: nodes of one colour stay in order of appearance.
    ordered = sorted(colours, key=colours.__getitem__)
    digits = len(str(len(ordered)))
    return {node: f"_:b{number:0{digits}}" for number, node in enumerate(ordered, 1)}


def _digest(parts: Iterable[str]) -> str:
    return blake2b("\n".join(sorted(parts)).encode(), digest_size=12).hexdigest()
