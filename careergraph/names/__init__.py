"""Names that people type become things: by IRI, CURIE or label, in any language.

Enters: texts. Leaves: the number of a role, a skill or a responsibility, or an error that suggests.
May not: guess between several things, or touch an RDF term.
"""
