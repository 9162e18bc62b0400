"""An ontology made in Python, statement by statement.

What enters is what somebody says in a call, checked at once; what leaves is a catalogue, from which the room
above makes a graph. No graph enters: what one is begun with is its catalogue.
"""
