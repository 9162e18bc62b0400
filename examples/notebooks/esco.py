# %% [markdown]
# # ESCO in a notebook
#
# ESCO, the European classification, has 3,039 occupations and 13,939 skills. `cg.load_esco("folder")` loads
# the CSV files as they come from [ESCO's portal](https://esco.ec.europa.eu/en/use-esco/download); here is
# an excerpt of a few occupations, so that this notebook runs anywhere.
#
# This publication uses the ESCO classification of the European Commission.

# %%
import careergraph as cg

esco = cg.load_esco("../tests/data/esco-1.2.0-excerpt")
esco

# %% [markdown]
# Occupations are roles: they are found by any of their labels.

# %%
print(esco.role("fry cook"), "·", ", ".join(esco.role("cook").alternative_labels["en"][:3]))

# %% [markdown]
# ## From cook to head chef
#
# ESCO states no levels: a skill is held or not.

# %%
esco.gap("cook", "head chef")

# %% [markdown]
# ## Who is like whom

# %%
esco.gap_matrix()

# %% [markdown]
# ## Moves that nobody stated
#
# ESCO has no progressions. What occupations have in common suggests some, each with its reasons; they stay
# apart from the graph.

# %%
esco.suggest_moves("cook", limit=3)
