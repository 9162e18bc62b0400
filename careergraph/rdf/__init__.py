"""Bytes become RDF terms, and terms become bytes; SPARQL, and rdflib's view of the terms.

Enters: files, texts, queries, what a server answers. Leaves: quads with their prefixes, answers, bytes in a
stable order. May not: hand an engine what would break it or let it reach outside, ask any server but the one
that the caller names; know what a role is.
"""
