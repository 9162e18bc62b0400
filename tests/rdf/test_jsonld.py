"""JSON-LD with statements that would vanish in silence is refused; what it calls no statement is not."""

from __future__ import annotations

import pytest

import careergraph as cg

LANGUAGES = '{"@context": {"p": {"@id": "e:p", "@container": "@language"}}, '
LANGUAGES += '"@id": "e:a", "p": {"en_GB": "x", "en": "y"}}'


@pytest.mark.parametrize(
    ("text", "named", "said"),
    [
        ('{"@id": "e:a", "e:p": {"@value": "x", "@language": "en_GB"}}', "en_GB", "is no language tag"),
        ('{"@context": {"@language": "en_GB"}, "@id": "e:a", "e:p": "x"}', "en_GB", "is no language tag"),
        (
            '{"@context": {"p": {"@id": "e:p", "@language": "en_GB"}}, "p": "x"}',
            "en_GB",
            "is no language tag",
        ),
        (LANGUAGES, "en_GB", "is no language tag"),
        ('{"@id": "e:a", "e:p": {"@value": "x", "@language": ""}}', "", "is no language tag"),
        ('{"@id": "cook", "e:p": 1}', "cook", "is a relative IRI.*base="),
        ('{"@id": "e:a", "@type": ["e:T", "Role"]}', "Role", "is a relative IRI.*base="),
        ('{"@id": "e:a", "e:p": {"@id": "cook"}}', "cook", "is a relative IRI.*base="),
        ('{"@id": "e:a", "e:p": {"@list": [1, {"@id": "cook"}]}}', "cook", "is a relative IRI.*base="),
        ('{"@id": "e:a", "@reverse": {"e:p": {"@id": "cook"}}}', "cook", "is a relative IRI.*base="),
        ('{"@id": "graph", "@graph": [{"@id": "e:a", "e:p": 1}]}', "graph", "is a relative IRI.*base="),
        ('{"@id": "http://e/a b", "e:p": 1}', "http://e/a b", "is no IRI"),
        ('{"@id": "e:a", "e:p": {"@id": "http://e/a b"}}', "http://e/a b", "is no IRI"),
        ('{"@id": "e:a", "http://e/p q": 1}', "http://e/p q", "is no IRI"),
        ('{"@id": "_:b c", "e:p": 1}', "b c", "is no IRI"),
        ('{"@id": "e:a", "@lang": "en", "e:p": 1}', "@lang", "is no keyword of JSON-LD"),
        ('{"@id": "e:a", "e:p": {"@vaule": 1}}', "@vaule", "is no keyword of JSON-LD"),
        ('{"@id": "e:a", "e:p": {"@id": "e:b", "@annotation": {"e:q": 1}}}', "@annotation", "is no keyword"),
    ],
)
def test_a_statement_that_would_vanish_is_refused(text, named, said):
    with pytest.raises(cg.ParseError, match=rf"'{named}' {said}") as caught:
        cg.loads(text, format="jsonld")
    place = text.find(f'"{named}"')
    assert caught.value.column == (place + 1 if place >= 0 else None)


@pytest.mark.parametrize(
    "text",
    [
        '{"id": "dev", "name": "Developer", "skills": ["a"]}',
        '{"@id": "e:a", "unknown": {"@value": "x", "@language": "en"}}',
        '{"@id": "e:a", "e:p": null}',
        '{"@context": {"p": null}, "@id": "e:a", "p": 1}',
        '{"@id": "e:a", "e:p": {"@type": "@json", "@value": {"@anything": 1}}}',
    ],
)
def test_what_json_ld_calls_no_statement_is_passed_over(text):
    cg.loads(text, format="jsonld")


def test_a_base_makes_relative_iris_whole():
    text = '{"@id": "cook", "@type": "https://w3id.org/careergraph/ontology#Role"}'
    assert [role.iri for role in cg.loads(text, format="jsonld", base="https://e.org/").roles] == [
        "https://e.org/cook"
    ]
