"""A skill-gap report for a team, in Markdown.

    python examples/skill_gap_report.py "Key Account Manager" [people.csv]

Without a file it reports on the people that the accounts ontology describes.
"""

import sys

import careergraph as cg


def report(role: str, people: str | None = None) -> str:
    """The report on everybody for one role, the nearest first."""
    graph = cg.load()
    profiles = cg.load_profiles(people) if people else graph.profiles
    lines = [f"# Who could be {graph.role(role)} next?", ""]
    for person, coverage, effort, *_ in graph.rank_people(role, profiles):
        gap = graph.gap(person, role)
        lines += [f"## {person}: {coverage:.0%} covered, effort {effort}", ""]
        for title, items in (
            ("To learn", gap.missing),
            ("To raise", gap.below),
            ("To ask about", gap.unrated),
        ):
            essential = [item for item in items if item.necessity is cg.Necessity.ESSENTIAL]
            if essential:
                lines.append(f"**{title}**: {', '.join(str(item) for item in essential)}")
                lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(*sys.argv[1:3] or ["Key Account Manager"]))
