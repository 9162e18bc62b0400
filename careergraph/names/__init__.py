"""Names that people type become things: by IRI, CURIE, code or label, in any language, or by what comes near.

Enters: texts, one or a list, and what a person decided of them. Leaves: the number of a role, a skill or a
responsibility, hits with scores, matches, profiles, or an error that suggests.
May not: guess between several things, or touch an RDF term.
"""
