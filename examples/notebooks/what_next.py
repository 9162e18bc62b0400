# %% [markdown]
# # What next?
#
# One person, and the questions that a coach hears: what should I learn next, in which order, what teaches it,
# and which way should I take?

# %%
import careergraph as cg

graph = cg.load()
ana = cg.Profile("Ana", {"communication": 3, "organisation": 3, "problem solving": 3, "negotiation": None})

# %% [markdown]
# ## The next level that brings most
#
# Each step is one level of one skill. The gain is the coverage that it adds, in sum over all roles; a role
# opens once nothing essential is missing.

# %%
graph.leverage(ana, limit=5)

# %% [markdown]
# With so many levels to gain this year, the best set of them, in the order to take them:

# %%
graph.leverage(ana, effort=4)

# %% [markdown]
# To open as many roles as those levels can open is another question, and an integer program answers it:

# %%
graph.leverage(ana, effort=4, by="opens")

# %% [markdown]
# ## A plan for one role
#
# What must come first before the rest, the useful early, and the courses that teach it.

# %%
courses = [
    {"course": "Leading people", "skill": "leadership", "level": 2, "hours": 12},
    {"course": "Leading people", "skill": "communication", "level": 4},
    {"course": "Strategy", "skill": "strategic vision", "level": 3, "hours": 30},
    {"course": "Strategy", "skill": "strategic decision making", "level": 3},
    {"course": "On the job", "skill": "adaptability", "level": 3, "hours": 40},
    {"course": "Numbers", "skill": "data analysis", "level": 3, "hours": 24},
]
plan = graph.plan(ana, "Key Account Manager", courses)
plan

# %%
ax = cg.plot_plan(plan)
# %% [markdown]
# ## The ways that none beats
#
# Here the way of the fewest moves is not the one of the fewest months, and neither beats the other.

# %%
buying = cg.loads("""
@prefix : <http://example.org/> . @prefix cg: <https://w3id.org/careergraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:clerk a cg:Role ; skos:prefLabel "Clerk" .
:buyer a cg:Role ; skos:prefLabel "Buyer" ; cg:essentialSkill :prices .
:head a cg:Role ; skos:prefLabel "Head of buying" ; cg:essentialSkill :prices , :staff .
:prices a cg:Skill . :staff a cg:Skill .
[] a cg:Progression ; cg:fromRole :clerk ; cg:toRole :head ; cg:typicalMonths 48 .
[] a cg:Progression ; cg:fromRole :clerk ; cg:toRole :buyer ; cg:typicalMonths 12 .
[] a cg:Progression ; cg:fromRole :buyer ; cg:toRole :head ; cg:typicalMonths 24 .
""")
buying.pareto("Clerk", "Head of buying")

# %% [markdown]
# ## What every way passes, and where ways end

# %%
graph.gateways("Account Executive", "Key Account Manager")

# %%
graph.gateways()

# %% [markdown]
# ## The same numbers in SPARQL

# %%
graph.query("""
    SELECT ?role (cgf:fit(acc:AccountManager, ?iri) AS ?fit)
           (cgf:effort(acc:AccountManager, ?iri) AS ?effort) {
        ?iri a cg:Role ; skos:prefLabel ?role
        FILTER(lang(?role) = "en")
    } ORDER BY DESC(?fit)
""")
