"""Career ontologies in Python: paths, skill gaps, SPARQL and ladders.

>>> import careergraph as cg
>>> graph = cg.load()
>>> path = graph.path("Account Executive", "Key Account Manager")
>>> print(" → ".join(role.label for role in path.roles))
Account Executive → Account Specialist → Account Manager → Key Account Manager
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

# The public names and the modules that they are at home in stand once, in the stub beside this file, which
# type checkers read too. What a name stands for is imported when it is first used, so that
# `import careergraph` costs nothing.
_stub = __spec__.loader.get_data(f"{__file__}i").decode()
_homes = {line.split()[-1]: line.split()[1] for line in _stub.splitlines() if line.startswith("from .")}
__all__ = ["__version__", *_homes]


def __getattr__(name: str) -> Any:
    if name not in _homes:
        raise AttributeError(f"module 'careergraph' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_homes[name], "careergraph"), name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
