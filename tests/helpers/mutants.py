"""Broken files made from whole ones, the same for the same seed."""

from __future__ import annotations

from random import Random

_TURTLE = """\
@prefix : <https://example.org/> .
@prefix cg: <https://w3id.org/careergraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
# A comment that says "nothing".
:cook a cg:Role ; skos:prefLabel "cook"@en , 'cocinero'@es ;
    cg:requires [ cg:skill :knives ; cg:levelRank 2 ] , [ cg:skill :menus ; cg:levelRank "01"^^xsd:integer ] ;
    skos:definition \"\"\"Cooks.
"All" day.\"\"\" ; :order ( :a 1 2.5 true "x\\n\\u00e9" ) ; cg:progressesTo :chef .
:chef a cg:Role ; skos:prefLabel "chef"@en-GB ; cg:buildsOn :cook .
:knives a cg:Skill ; skos:prefLabel "knives"@en .
:menus a cg:Skill ; skos:broader :knives .
"""
_TRIG = _TURTLE.replace(":chef a cg:Role", ":graph { :chef a cg:Role }\n:chef a cg:Role")
_N_TRIPLES = """\
<https://example.org/cook> <RDF#type> <CG#Role> .
<https://example.org/cook> <http://www.w3.org/2004/02/skos/core#prefLabel> "cook"@en .
<https://example.org/cook> <CG#requires> _:b .
_:b <CG#skill> <https://example.org/knives> .
_:b <CG#levelRank> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .
<https://example.org/cook> <CG#progressesTo> <https://example.org/chef> . # up
<https://example.org/chef> <http://www.w3.org/2004/02/skos/core#prefLabel> "ch\\u00e9f \\"é\\""@fr-CA .
""".replace("RDF#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#").replace(
    "CG#", "https://w3id.org/careergraph/ontology#"
)
_RDF_XML = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rdf:RDF [<!ENTITY ex "https://example.org/">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xml:base="https://example.org/"
         xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:cg="https://w3id.org/careergraph/ontology#">
  <cg:Role rdf:about="&ex;cook"><skos:prefLabel xml:lang="en">cook &amp; é</skos:prefLabel>
    <cg:requires rdf:parseType="Resource"><cg:skill rdf:resource="knives"/>
      <cg:levelRank rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">2</cg:levelRank></cg:requires>
    <cg:progressesTo rdf:resource="#chef"/></cg:Role>
  <cg:Role rdf:ID="chef" skos:prefLabel="chef"/>
</rdf:RDF>
"""
_JSON_LD = """\
{"@context": {"cg": "https://w3id.org/careergraph/ontology#", "@base": "https://example.org/",
  "label": {"@id": "http://www.w3.org/2004/02/skos/core#prefLabel", "@container": "@language"},
  "cg:progressesTo": {"@type": "@id"}, "order": {"@id": "https://example.org/order", "@container": "@list"}},
 "@graph": [{"@id": "cook", "@type": "cg:Role", "label": {"en": "cook", "es": "cocin\\u00e9ro"},
   "cg:requires": [{"cg:skill": {"@id": "knives"}, "cg:levelRank": 2}], "order": [1, 2.5, true, null],
   "cg:progressesTo": "chef"}, {"@id": "chef", "@type": "cg:Role"}]}
"""
WHOLE = {
    "turtle": _TURTLE,
    "trig": _TRIG,
    "ntriples": _N_TRIPLES,
    "nquads": _N_TRIPLES.replace(" .\n", " <https://example.org/graph> .\n"),
    "rdfxml": _RDF_XML,
    "jsonld": _JSON_LD,
}
#: What the formats treat in their own ways, and what no text should hold.
_PIECES = (
    *('"', "'", '"""', "<", ">", "<<", "<<(", ")>>", "{", "}", "{|", "[", "]", "(", ")", ";", ".", ",", "#"),
    *("@", "^^", "_:", "\\", "\\u", "\\ud800", "\\U00110000", "\0", "\r", "\n", "\ufeff", "\ufffe", "&"),
    *("&ex;", "]]>", "<!--", "<![CDATA[", "<!DOCTYPE", "?>", "null", "NaN", "1e999", "@prefix", "@base"),
    *(
        "@context",
        "@id",
        "@list",
        "@reverse",
        "@en--ltr",
        "@EN-us",
        "en_GB",
        "~",
        "~:r ",
        "@direction",
        "@type",
        "@graph",
        "@vocab",
        "@none",
        "@set",
        "rdf:li",
        "rdf:Bag",
        'rdf:annotation="x:x" ',
        'xml:lang="EN-gb" ',
        'rdf:parseType="Literal"',
        "\U0001f600",
        "\u1234",
        "job title",
        "^^<x:y>",
        "GRAPH ",
        "_:b ",
        "a",
        "true",
        "-",
        "9" * 50,
        "é",
        "\u202e",
        "x" * 1_000,
    ),
)


def mutant(format: str, seed: int) -> bytes:
    """A valid file of a format with one to four changes, mostly one, chosen by the seed."""
    random = Random(f"{format} {seed}")
    data = bytearray(WHOLE[format].encode())
    for _ in range(random.choice((1, 1, 1, 2, 3, 4))):
        place = random.randrange(len(data))
        end = place + random.choice((1, 1, 2, 5, 20, 100))
        match random.randrange(7):
            case 0:
                data[place] = random.randrange(256)
            case 1:
                data[place] ^= 1 << random.randrange(8)
            case 2:
                del data[place:end]
            case 3:
                data[place:place] = random.choice(_PIECES).encode()
            case 4:
                data[place:end] = random.choice(_PIECES).encode()
            case 5:
                data[place:place] = data[place:end] * random.choice((1, 2, 50))
            case 6:
                there = random.randrange(len(data))
                data[place:place], data[there:there] = data[there : there + 20], data[place:end]
        data = data or bytearray(b" ")
    return bytes(data)
