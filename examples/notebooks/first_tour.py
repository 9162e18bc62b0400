# %% [markdown]
# # A first tour of careergraph
#
# We load the ontology that comes with the package, account management, and ask it the questions of a
# career: which way leads from here to there, what is missing for it, who is nearest, and what does the
# ladder look like?

# %%
import careergraph as cg

graph = cg.load()
graph

# %% [markdown]
# ## Roles
#
# A role is found by its label in any language, by its IRI or by a CURIE.

# %%
role = graph.role("Gestora de cuentas clave")
print(role.label)
print(role.definition)
for responsibility in graph.responsibilities_of(role)[:3]:
    print("-", responsibility.label)

# %% [markdown]
# ## The way there
#
# The path goes by the moves that the ontology states. For each there is what is left to learn and to raise,
# by all that was gained before.

# %%
path = graph.path("Account Executive", "Key Account Manager")
path

# %% [markdown]
# ## The ladder
#
# A diagram shows itself. The path is on it, with the essential skills to learn and to raise at each move.

# %%
graph.ladder(path=path)

# %% [markdown]
# ## A skill gap
#
# Ana is rated in three skills, and has a fourth that nobody rated. Each requirement of the role is missing,
# below its level, unrated or met, and names the responsibilities that draw on the skill.

# %%
ana = cg.Profile(
    "Ana",
    {"communication": 3, "organisation": 3, "problem solving": "advanced", "negotiation": None},
)
gap = graph.gap(ana, "Key Account Manager")
gap

# %%
gap.to_pandas().groupby("status")["shortfall"].agg(["count", "sum"])

# %% [markdown]
# ## What is near
#
# Which roles are nearest to Ana, and who is nearest to a role?

# %%
graph.rank(ana, limit=4)

# %%
graph.rank_people("Account Director", [ana, *graph.profiles])

# %% [markdown]
# ## The same data in SPARQL and NetworkX

# %%
graph.query(
    "SELECT ?role ?label { ?role cg:essentialSkill ?skill ; skos:prefLabel ?label "
    "FILTER(lang(?label) = ?language) }",
    skill=graph.skill("leadership"),
    language="es",
)

# %%
import networkx as nx

[graph.role(iri).label for iri in nx.dag_longest_path(graph.role_network)]

# %% [markdown]
# ## Onto a slide
#
# `graph.ladder(...).save("ladder.png")` writes the picture: also as .svg, .pdf, .html, .dot and .mmd.

# %%
graph.ladder(who=ana, direction="right", language="es")
