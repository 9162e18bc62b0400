"""The settings of the site, which one command builds from the repository's root, and which fetches nothing.

    sphinx-build -W -n --keep-going -c docs . build/site

The root is the source folder, so that links between the pages, to the notebooks and to the ontologies lead
to the same things here and in the repository.
"""

import sys
from pathlib import Path

import careergraph

sys.path.insert(0, str(Path(__file__).parent))

project = "careergraph"
author = copyright = "The careergraph contributors"
version = release = careergraph.__version__

extensions = ["sphinx.ext.autodoc", "myst_nb", "sphinx_copybutton", "site_extension"]
root_doc = "docs/index"
include_patterns = [
    "docs/**.md",
    "examples/*.ipynb",
    "CHANGELOG.md",
    "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
]
exclude_patterns = [".*", "build", "dist"]

# Links to headings are those that the repository shows.
myst_heading_anchors = 3
# The tests run the notebooks, and compare what they show; here they are shown as they were kept.
nb_execution_mode = "off"

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
add_module_names = False
toc_object_entries_show_parents = "hide"
python_use_unqualified_type_names = True
trim_doctest_flags = True
# A name in backticks is a link where it is one of ours, and code where it is not.
default_role = "py:obj"
# No inventory of another project is fetched, so that what others define is named and not linked.
of_python = "collections|datetime|decimal|os|pathlib|typing"
of_others = "matplotlib|networkx|numpy|pandas|polars|pyarrow|pydot|rdflib"
# What a signature calls its types where one of them is of a library that is imported late: names of choices
# and of unions, which have no page.
aliases = (
    "ArrayLike|CellMeasure|DataFrame|Direction|Frame|Integers|PeopleMeasure|Progress|RankMeasure|RoleLike|RolesLike|Standing"
    "|SuggestMeasure|Theme|Who"
)
nitpick_ignore_regex = [
    ("py:.*", rf"({of_python}|{of_others})\..*|Axes|NDArray|{aliases}"),
    ("py:class", r"careergraph\.\w+\..*"),  # the type of an attribute that is not public
]

html_theme = "pydata_sphinx_theme"
html_title = f"careergraph {version}"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_search_scorer = str(Path(__file__).parent / "static" / "scorer.js")
html_context = {"default_mode": "auto"}
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {
    "logo": {"text": f"careergraph {version}"},
    "navbar_align": "left",
    "header_links_before_dropdown": 7,
    "navigation_with_keys": False,
    "show_prev_next": False,
    "show_toc_level": 2,
    "secondary_sidebar_items": ["page-toc"],
    "footer_start": ["copyright"],
    "footer_end": [],
}
html_sidebars = {"docs/index": []}
copybutton_prompt_text = r">>> |\.\.\. "
copybutton_prompt_is_regexp = True
