"""The ways from one role to another, best first, and the networks that they run through.

Enters: the moves between roles, weighed. Leaves: career paths, NetworkX graphs and their files.
May not: touch an RDF term, or measure a gap otherwise than the room of gaps does.
"""
