"""Literals in as many forms as RDF knows, which saving must keep."""

from __future__ import annotations

X = "http://www.w3.org/2001/XMLSchema#"
#: What stands in Turtle, and how N-Triples write the same.
FORMS = {
    '"007"^^xsd:integer': f'"007"^^<{X}integer>',
    "1.0": f'"1.0"^^<{X}decimal>',
    "1.50": f'"1.50"^^<{X}decimal>',
    '"1e0"^^xsd:double': f'"1e0"^^<{X}double>',
    '"TRUE"^^xsd:boolean': f'"TRUE"^^<{X}boolean>',
    '"yes"^^xsd:boolean': f'"yes"^^<{X}boolean>',
    '"INF"^^xsd:double': f'"INF"^^<{X}double>',
    '"abc"^^xsd:integer': f'"abc"^^<{X}integer>',
    '"2024-13-45"^^xsd:date': f'"2024-13-45"^^<{X}date>',
    '"PT90M"^^xsd:duration': f'"PT90M"^^<{X}duration>',
    '"!!"^^xsd:base64Binary': f'"!!"^^<{X}base64Binary>',
    '"  x "^^xsd:token': f'"  x "^^<{X}token>',
    '"Dev"@en-US': '"Dev"@en-US',
    '"Dev"@EN-us': '"Dev"@EN-us',
    '"1e400"^^xsd:double': f'"1e400"^^<{X}double>',
    '"a\\tb\\\\n"': '"a\\tb\\\\n"',
    "'''x\"\"\"y'''": '"x\\"\\"\\"y"',
    '"\\u0000"': '"\\u0000"',
    '"line\\r\\nline"': '"line\\r\\nline"',
    "+5": f'"+5"^^<{X}integer>',
    '"+5"^^xsd:integer': f'"+5"^^<{X}integer>',
    ".5": f'".5"^^<{X}decimal>',
    "1E3": f'"1E3"^^<{X}double>',
    "true": f'"true"^^<{X}boolean>',
    '"1"^^xsd:boolean': f'"1"^^<{X}boolean>',
    '"2024-01-01T00:00:00Z"^^xsd:dateTime': f'"2024-01-01T00:00:00Z"^^<{X}dateTime>',
    '"12:00:00.000"^^xsd:time': f'"12:00:00.000"^^<{X}time>',
    '"é"': '"é"',
    '"e\\u0301"': '"e\u0301"',
    '"-0"^^xsd:integer': f'"-0"^^<{X}integer>',
    '"1.10"^^xsd:float': f'"1.10"^^<{X}float>',
}
