# %% [markdown]
# # From a CV to a gap
#
# A CV in JSON Resume, the skills that LinkedIn exports, and a spreadsheet of self-ratings: three lists of
# names that nobody took from an ontology. Here they become profiles on ESCO, with a review in between.
# (The people do not exist.)
#
# This publication uses the ESCO classification of the European Commission.

# %%
from pathlib import Path
from tempfile import mkdtemp

import careergraph as cg

esco = cg.load_esco("../tests/data/esco-1.2.0-excerpt")

# %% [markdown]
# ## What the files say
#
# `load_profiles` knows each form by itself. Without a graph it takes the names as they stand.

# %%
(ana,) = cg.load_profiles("people/ana.json")
(luis,) = cg.load_profiles("people/Luis Mora.csv")
[*ana.skills], [*luis.skills]

# %% [markdown]
# With a graph it looks every name up, and tells all that it does not know at once.

# %%
try:
    cg.load_profiles("people/ana.json", esco)
except cg.UnknownNames as error:
    print(error.names)

# %% [markdown]
# ## What they may mean
#
# A match is *exact* or *likely*, and taken; *unsure*, and waits for a person; or *none*.

# %%
matches = esco.match([*ana.skills, *luis.skills])
matches

# %% [markdown]
# ## A person decides
#
# In earnest: open the table in a spreadsheet, put a candidate's label, an IRI or a code in the column
# `choice`, or empty it, and save. Here the same is done in Python.

# %%
review = matches.save(Path(mkdtemp()) / "review.csv")
text = review.read_text(encoding="utf-8")
for name, choice in {"Cooking techniques": "use cooking techniques", "Menu planning": "plan menus"}.items():
    text = text.replace(f"{name},unsure,,", f"{name},unsure,{choice},")
_ = review.write_text(text, encoding="utf-8")

decided = cg.load_matches(review)
decided.open

# %% [markdown]
# What was decided holds for the next list, and goes to colleagues as SSSOM mappings:
# `decided.save("names.sssom.tsv")`.

# %%
profiles = [esco.match(person.skills.keys(), decided=decided).profile(person.name) for person in (ana, luis)]
profiles[0]

# %% [markdown]
# ## A spreadsheet of self-ratings
#
# The columns are named, and what the words mean is stated. ``strict=False`` passes over the column that
# nobody named, and keeps what is not known apart.

# %%
team = cg.load_profiles(
    "people/kitchen.csv",
    esco,
    columns={"name": "Employee", "skill": "Competence", "level": "Self-rating"},
    levels={"expert": 4, "beginner": 1},
    strict=False,
)
{person.name: person.unknown for person in team}

# %%
esco.match(name for person in team for name in person.unknown)

# %% [markdown]
# The likely ones are taken, with the levels they came with:

# %%
for person in team:
    likely = esco.match(person.unknown).profile(person.name)
    profiles.append(cg.Profile(person.name, {**person.skills, **likely.skills}))

# %% [markdown]
# ## The gap, and the ranking

# %%
esco.gap(profiles[0], "head chef")

# %%
esco.rank_people("head chef", profiles)
