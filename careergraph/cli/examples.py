"""The examples of each command, for the help, the reference and the tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

#: By command, and to begin with under the name of the program.
EXAMPLES: Final[Mapping[str, Sequence[str]]] = {
    "careergraph": (
        "careergraph tour",
        'careergraph gap "Account Manager" "Key Account Manager"',
        "careergraph explore your.ttl -o careers.html",
    ),
    "roles": ("careergraph roles", "careergraph roles -f your.ttl -o roles.csv"),
    "skills": ("careergraph skills --language es",),
    "show": ('careergraph show "Key Account Manager"', "careergraph show negotiation"),
    "path": ("careergraph path AE KAM", "careergraph path AE KAM --by effort --limit 3"),
    "gap": ('careergraph gap "Account Manager" KAM', "careergraph gap Ana KAM -p people.csv -o gap.csv"),
    "rank": ('careergraph rank "Account Manager" --direction up', "careergraph rank Ana -p people.csv"),
    "query": (
        'careergraph query "SELECT ?skill { acc:AccountManager cg:requiresSkill ?skill }"',
        'careergraph query "ASK { ?role a cg:Role }"',
    ),
    "draw": (
        "careergraph draw --from AE --to KAM -o ladder.svg",
        'careergraph draw --around "Account Manager" --theme dark -o ladder.html',
    ),
    "plot": (
        'careergraph plot gap "Account Manager" KAM -o gap.png',
        "careergraph plot matrix -o matrix.svg",
        "careergraph plot requirements AM KAM -o requirements.pdf",
    ),
    "explore": ("careergraph explore your.ttl -o careers.html", "careergraph explore -o - > careers.html"),
    "check": ("careergraph check -f your.ttl", "careergraph check -f your.ttl -o findings.csv"),
    "convert": ("careergraph convert your.ttl your.jsonld", "careergraph convert your.ttl your.xlsx --lossy"),
    "new": ("careergraph new my-ladder", "careergraph new my-ladder.xlsx"),
    "tour": ("careergraph tour", "careergraph tour --from AE --to AM"),
    "search": ('careergraph search "key acount"', "careergraph search negotiate --kind skill"),
    "match": ("careergraph match skills.txt --no-ask", "careergraph match skills.txt --review review.csv"),
    "rank-people": ("careergraph rank-people KAM -p people.csv",),
    "reachable": ("careergraph reachable AE --max-steps 2", "careergraph reachable KAM --direction to"),
    "suggest": ('careergraph suggest "Account Manager" --limit 3',),
    "matrix": ("careergraph matrix AM KAM", "careergraph matrix KAM -p people.csv"),
    "bench": ("careergraph bench AM KAM -p people.csv",),
    "holders": ("careergraph holders -p people.csv", "careergraph holders negotiation -p people.csv"),
    "team-gap": ("careergraph team-gap KAM -p people.csv",),
    "assign": ("careergraph assign AM KAM -p people.csv --fixed Ana=KAM",),
    "diff": ("careergraph diff old.ttl new.ttl", "careergraph diff old.ttl new.ttl --format markdown"),
    "observed": ("careergraph observed moves.csv --hide 1",),
    "leverage": ("careergraph leverage AE --nearest 3", "careergraph leverage AE --effort 4"),
    "plan": ("careergraph plan AE KAM", "careergraph plan Ana KAM -p people.csv --courses courses.csv"),
    "pareto": ("careergraph pareto AE KAM --by steps --by months",),
    "gateways": ("careergraph gateways", "careergraph gateways --from AE --to KAM"),
}
