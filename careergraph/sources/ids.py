"""The ids that labels make, where a table states none: different for labels that look-up tells apart."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final
from urllib.parse import quote as percent

from careergraph.support.text import fold

#: How long an id may be; a longer one is cut here, and a digest of the whole stands for the rest.
_LONGEST: Final = 160
_SIGNS: Final = str.maketrans({" ": "-", "-": "_", "_": "~_", "~": "~~"})
_ONLY_DOTS: Final = str.maketrans({".": "~."})


def label_id(label: str) -> str:
    """Make the last part of an IRI from a label: the same for labels that look-up takes for equal.

    A space becomes a hyphen and a hyphen an underscore; what an IRI cannot hold is percent-encoded.

    >>> label_id("Key Account Manager"), label_id("C++"), label_id("C#")
    ('key-account-manager', 'c%2B%2B', 'c%23')
    """
    folded = fold(label)
    signs = folded.translate(_SIGNS)
    if folded and not folded.strip("."):
        # A path would be taken for a step up, or for no step.
        signs = signs.translate(_ONLY_DOTS)
    if len(signs) <= _LONGEST:
        id = percent(signs, safe="")
        if len(id) <= _LONGEST:
            return id
    head = percent(signs[:_LONGEST], safe="")[:_LONGEST]
    if "%" in head[-2:]:
        head = head[: head.rindex("%")]
    return f"{head}-{blake2b(folded.encode(), digest_size=16).hexdigest()}"
