# %% [markdown]
# # Ladders, for a slide, a README and a page
#
# A ladder in one line each, and the file that goes where it is wanted.

# %%
import careergraph as cg

graph = cg.load()
graph.ladder()

# %% [markdown]
# ## A path, its alternatives dimmed
#
# At each move of the path stands what is to learn for it. Hover over a move for the skills by name.

# %%
path = graph.path("Account Executive", "Key Account Manager")
graph.ladder(path=path, direction="right")

# %% [markdown]
# ## Somebody on the ladder, in Spanish, on dark paper

# %%
ana = cg.Profile("Ana", {"communication": 3, "organisation": 3, "problem solving": 2})
graph.ladder(who=ana, language="es", theme="dark")

# %% [markdown]
# ## A part of a large ladder
#
# The UK Government's Digital and Data framework has 201 roles. One picture of them all would be a hairball,
# and is refused; the surroundings of a role, a family or the answer to a query can be read. (Here is an
# excerpt. Contains public sector information licensed under the Open Government Licence v3.0.)

# %%
from uk_capability_framework import EXCERPT, load_framework

uk = load_framework(EXCERPT)
uk.ladder(around="Senior developer", max_steps=2, direction="right")

# %%
uk.ladder(roles=uk.query("SELECT ?role { ?role a cg:Role }"), families=True)

# %% [markdown]
# ## Out of here
#
# `.svg`, `.pdf` and `.png` for a slide, `.mmd` for a README, `.html` for a page to send round.

# %%
print(graph.ladder(path=path).mermaid)
