# %% [markdown]
# # SPARQL on careers
#
# The ontology is RDF: whatever the methods do not answer, a query does. The usual prefixes are bound.

# %%
import careergraph as cg

graph = cg.load()
graph.query(
    "SELECT ?role (COUNT(?skill) AS ?skills) { ?r cg:essentialSkill ?skill ; skos:prefLabel ?role "
    "FILTER(lang(?role) = 'en') } GROUP BY ?role ORDER BY DESC(?skills)"
)

# %% [markdown]
# ## Values are bound, not pasted
#
# A keyword binds the variable of its name: a role as its IRI, a `str` as a plain text.

# %%
graph.query(
    """
    SELECT ?skill ?level {
        ?role cg:requires [ cg:skill ?s ; cg:level ?l ] .
        ?s skos:prefLabel ?skill . ?l cg:rank ?level
        FILTER(lang(?skill) = ?language)
    } ORDER BY DESC(?level) ?skill
    """,
    role=graph.role("Key Account Manager"),
    language="es",
)

# %% [markdown]
# ## What sets two roles apart

# %%
graph.query(
    "SELECT ?skill { ?to cg:essentialSkill ?s . ?s skos:prefLabel ?skill "
    "FILTER(lang(?skill) = 'en') FILTER NOT EXISTS { ?from cg:essentialSkill ?s } } ORDER BY ?skill",
    to=graph.role("Key Account Manager"),
    **{"from": graph.role("Account Manager")},
)

# %% [markdown]
# ## From an answer to a picture
#
# The roles that a query finds are a ladder.

# %%
leaders = graph.query("SELECT ?role { ?role cg:essentialSkill ?skill }", skill=graph.skill("leadership"))
graph.ladder(leaders, direction="right")

# %% [markdown]
# ## And on to rdflib
#
# `graph.rdf` is an rdflib graph over the same data, read-only.

# %%
from rdflib.namespace import SKOS

sorted(graph.rdf.objects(None, SKOS.prefLabel))[:3]
