"""Queries that would reach outside, change data, or end the engine's process."""

from __future__ import annotations

ELSEWHERE = "http://127.0.0.1:9/sparql"

REACHING_OUTSIDE = [
    f"SELECT * {{ SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ service silent <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    # The engine needs no space between words.
    f"SELECT * {{ SERVICESILENT <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    f"PREFIX e: <{ELSEWHERE}#> SELECT * {{ SERVICEe:x {{ ?s ?p ?o }} }}",
    f"PREFIX e: <{ELSEWHERE}#> SELECT * {{ ?s ?p trueSERVICE e:x {{ ?s ?p ?o }} }}",
    f"PREFIX e: <{ELSEWHERE}#> SELECT * {{ ?s ?p trueSERVICEe:x {{ ?s ?p ?o }} }}",
    f"PREFIX e: <{ELSEWHERE}#> SELECT * {{ ?s ?p 1SERVICE e:x {{ ?s ?p ?o }} }}",
    f"PREFIX e: <{ELSEWHERE}#> SELECT * {{ FILTER regex('a', 'b')SERVICE e:x {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p :.SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    # What looks like a comment or a text, and is a part of a name.
    f"SELECT * {{ :a :b :c\\#d . SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ :a :b :c\\'d . SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} . :a :b :c\\'d }}",
    f"SELECT * {{ ?s ?p <http://e/\\u0041#x> . SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p ?o # a comment ends here\rSERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} \n}}",
    f"SELECT * {{ {{ SELECT * {{ OPTIONAL {{ SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }} }} }} }}",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROMNAMED<file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    f"LOAD <{ELSEWHERE}>",
    f"PREFIX : <http://e/> LOAD <{ELSEWHERE}> INTO GRAPH :g",
    "INSERT DATA { :a :b :c }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
]


def chain(link: str, join: str = " ", count: int = 20_000) -> str:
    return join.join(link.replace("#", str(number)) for number in range(count))


WIDE = {
    "or": "ASK { FILTER(" + chain("?x = #", "||") + ") }",
    "and": "ASK { FILTER(" + chain("?x = #", "&&") + ") }",
    "sum": "ASK { FILTER(" + chain("#", "+") + ") }",
    "not": "ASK { FILTER(" + "!" * 20_000 + "1) }",
    "path": "ASK { ?s " + chain("rdf:type", "/") + " ?o }",
    "alternatives": "ASK { ?s " + chain("rdf:type", "|") + " ?o }",
    "union": "ASK { " + chain("{ ?s ?p ?o }", " UNION ") + " }",
    "optional": "ASK { " + chain("OPTIONAL { ?s ?p ?o }") + " }",
    "minus": "ASK { ?s ?p ?o " + chain("MINUS { ?s ?p ?o }") + " }",
    "exists": "ASK { " + chain("FILTER NOT EXISTS { ?s ?p ?o }") + " }",
    "filters": "ASK { ?s ?p ?o " + chain("FILTER(?s = ?o)") + " }",
    "binds": "ASK { " + chain("BIND(1 AS ?x#)") + " }",
    "columns": "SELECT " + chain("(1 AS ?x#)") + " { }",
    "having": "SELECT (1 AS ?x) { ?s ?p ?o } GROUP BY ?s HAVING " + chain("(1)"),
    "triples": "ASK { " + chain("?s# ?p ?o", " . ") + " }",
    "objects": "ASK { ?s ?p " + chain("?o#", " , ") + " }",
    "collection": "ASK { ?s ?p (" + chain("#") + ") }",
    "groups": "ASK { " + chain("{ ?s ?p ?o }") + " }",
    "graphs": "ASK { " + chain("GRAPH ?g { ?s ?p ?o }") + " }",
    "values": "ASK { " + chain("VALUES ?x { # }") + " }",
}
DEEP = {
    "braces": "ASK " + "{" * 20_000 + "}" * 20_000,
    "brackets": "ASK { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
    "nodes": "ASK { ?s ?p " + "[ ?p " * 20_000 + "1" + "]" * 20_000 + " }",
    "collections": "ASK { ?s ?p " + "(" * 20_000 + "1" + ")" * 20_000 + " }",
    "functions": "ASK { FILTER(" + "STR(" * 20_000 + "1" + ")" * 20_000 + ") }",
    "if": "ASK { BIND(" + "IF(true, 1, " * 20_000 + "1" + ")" * 20_000 + " AS ?x) }",
    "optional": "ASK { " + "OPTIONAL { ?s ?p ?o " * 20_000 + "}" * 20_000 + " }",
    "exists": "ASK { " + "FILTER NOT EXISTS { ?s ?p ?o " * 20_000 + "}" * 20_000 + " }",
    "selects": "ASK { " + "{ SELECT * { " * 10_000 + "}}" * 10_000 + " }",
    "paths": "ASK { ?s " + "(" * 20_000 + "rdf:type" + ")*" * 20_000 + " ?o }",
}
