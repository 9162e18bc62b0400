"""How careergraph names RDF terms: as pyoxigraph's values, and by ids that are plain texts.

A resource is known by its id: its IRI, or the bare name of a blank node. An IRI always holds a colon
and a blank node's name never does, so that the two cannot be taken for each other.
"""

from __future__ import annotations

from typing import TypeAlias

import pyoxigraph as ox

from careergraph.support.text import ABSOLUTE_IRI

Id: TypeAlias = str
Resource: TypeAlias = ox.NamedNode | ox.BlankNode
#: What a statement may have as its object; triple terms are refused on reading.
Object: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def is_iri(text: str) -> bool:
    """Tell whether a text is an absolute IRI, and one that RDF takes.

    >>> is_iri("http://example.org/cook"), is_iri("cook"), is_iri("http://example.org/%zz")
    (True, False, False)
    """
    if not ABSOLUTE_IRI.fullmatch(text):
        return False
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def shown_id(id: Id) -> str:
    """Return an id as users see it: an IRI as it is, a blank node with ``_:`` before its name.

    >>> shown_id("http://example.org/cook"), shown_id("b1")
    ('http://example.org/cook', '_:b1')
    """
    return id if ":" in id else f"_:{id}"


def resource(id: Id) -> Resource:
    """Return the RDF term that an id stands for."""
    return ox.NamedNode(id) if ":" in id else ox.BlankNode(id)


def object_id(quad: ox.Quad) -> Id | None:
    """Return the id of what a statement leads to, None where that is a text.

    >>> object_id(ox.Quad(ox.BlankNode("b1"), ox.NamedNode("x:p"), ox.NamedNode("x:o")))
    'x:o'
    """
    object = quad.object
    return object.value if isinstance(object, (ox.NamedNode, ox.BlankNode)) else None
