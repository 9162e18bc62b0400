"""Terms become statements, statements facts, facts values by number: all that one ontology says.

Enters: quads. Leaves: an immutable catalogue of values, findings, what follows, what is kept on disk.
May not: let an RDF term through to the rooms above; know gaps, paths or pictures.
"""
