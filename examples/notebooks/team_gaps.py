# %% [markdown]
# # Skill gaps of a team
#
# Three people, one ladder: who could take which role, what is missing, and what would help most of them.

# %%
import careergraph as cg

graph = cg.load()
team = [
    cg.Profile("Ana", {"communication": 3, "organisation": 3, "problem solving": 3, "negotiation": None}),
    cg.Profile("Luis", {"communication": 4, "leadership": 2, "strategic vision": 3, "organisation": 2}),
    cg.Profile("Mei", {"communication": 2, "organisation": 2, "problem solving": 2, "adaptability": 2}),
]

# %% [markdown]
# In earnest, `cg.load_profiles("people.csv")` reads them from a table: name, skill, level.
#
# ## Who covers what
#
# The darker a cell, the more of the role somebody covers.

# %%
graph.gap_matrix(rows=team)

# %% [markdown]
# ## Who is nearest to a role

# %%
graph.rank_people("Account Manager", team)

# %% [markdown]
# ## What is missing, and why
#
# A bar is what somebody holds, the mark what the role needs; a hatched bar is held, and nobody rated it.

# %%
graph.gap(team[0], "Account Manager")

# %% [markdown]
# ## One course for all
#
# Which essential skill is short for most people, if all of them are to be account managers?

# %%
import pandas as pd

gaps = pd.concat(
    graph.gap(person, "Account Manager").to_pandas().assign(person=person.name) for person in team
)
short = gaps[(gaps.necessity == "essential") & (gaps.shortfall > 0)]
short.groupby("skill").agg(people=("person", "nunique"), levels=("shortfall", "sum")).sort_values(
    ["people", "levels"], ascending=False
)

# %% [markdown]
# ## Who could step in
#
# For each role those who are at most so many levels away; a role without anybody is a risk.

# %%
bench = graph.bench(graph.roles, team, within=8)
bench

# %% [markdown]
# ## What one person alone holds

# %%
for row in graph.holders(team, level=3):
    if row.single:
        print(f"{row.skill}: {(*row.people, *row.unrated)[0]} alone")

# %% [markdown]
# ## What nobody in the team holds

# %%
graph.team_gap(team, "Key Account Manager")

# %% [markdown]
# ## Who into which role
#
# The least levels to gain in all.

# %%
graph.assign(team, ["Account Executive", "Account Manager", "Key Account Manager"])

# %% [markdown]
# ## What if there were another move?
#
# The ladder beside the same one with a move that is only suggested so far: what is new, and which ways are
# others.

# %%
wider = graph.with_moves(graph.suggest_moves("Account Specialist", limit=1))
difference = graph.diff(wider, team)
print(difference.to_markdown())

# %%
difference.ladder()

# %% [markdown]
# ## What people did
#
# Counts of moves, beside what is stated: what is likely, what nobody stated, and what nobody does.

# %%
observed = graph.observed([("AE", "AS", 30), ("AS", "AM", 12), ("AS", "KAM", 9), ("AE", "AM", 3)])
observed.ladder()

# %% [markdown]
# ## For a slide

# %%
ax = cg.plot_bench(bench)

# %%
ax = cg.plot_gap(graph.gap(team[1], "Key Account Manager"))
