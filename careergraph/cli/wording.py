"""The library's advice in the words of the command line: what is an argument there is an option here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: What a message of the library says, and what it is called here. The longer ones come first.
WORDING: Final[Mapping[str, str]] = {
    "draw fewer roles at once (roles=, path=)": "draw fewer roles at once (--role, --from and --to)",
    "choose fewer roles with roles=": "choose fewer roles with --role",
    "graph.reachable() lists where one can get to": "`careergraph reachable` lists where one can get to",
    "graph.roles lists them all": "`careergraph roles` lists them all",
    "graph.skills lists them all": "`careergraph skills` lists them all",
    "graph.responsibilities lists them all": "`careergraph search --kind responsibility` finds them",
    "graph.match(error.names) finds what they may mean, and strict=False keeps them": (
        "`careergraph match` finds what they may mean"
    ),
    "leave them out with lossy=True": "leave them out with --lossy",
    "say which are which with columns=": "name them so in its first row",
    "take it out, say what it is with columns=, or pass over it with strict=False": "take it out",
    " in Profile.unknown": "",
    "say what they mean with levels={...}, or leave them unrated with strict=False": (
        "write the names or the ranks of its levels, or nothing"
    ),
    "use one of .ttl .nt .nq .trig .jsonld .rdf, or format=": "use one of .ttl .nt .nq .trig .jsonld .rdf",
    "add @base or give base=": "add @base",
    " or give format='jsonld'": "",
    " or give format='rdfxml'": "",
    " or give format='turtle'": "",
}


def in_own_words(message: str) -> str:
    """Return a message of the library as the command line would give it.

    >>> in_own_words("no role is named 'x'; graph.roles lists them all")
    "no role is named 'x'; `careergraph roles` lists them all"
    """
    for theirs, ours in WORDING.items():
        message = message.replace(theirs, ours)
    return message
