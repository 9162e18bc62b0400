"""Statements in the making: what is stated in whatever terms, what is added, and what is taken away."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from small import EX, SCALE, loads

from careergraph.catalogue.editable_statements import EditableStatements
from careergraph.vocabulary import CG, RDFS, SKOS


def begun(body: str) -> EditableStatements:
    return EditableStatements(loads(body)._catalogue)


def stated(statements: EditableStatements) -> list[str]:
    """All statements, as lines without what they have in common."""
    return sorted(
        str(quad).removesuffix(" .").replace(EX, ":").replace(CG.Role.removesuffix("Role"), "cg:")
        for quad in statements._quads
    )


TAUGHT = """
    @prefix x: <urn:x:> .
    x:named rdfs:subPropertyOf skos:prefLabel . x:rank rdfs:subPropertyOf cg:rank .
    x:asks rdfs:subPropertyOf cg:requires . x:askedBy owl:inverseOf cg:requires .
    x:Job rdfs:subClassOf cg:Role .
    :r x:asks :q . :p x:askedBy :r . :q cg:skill :s . :l :other 9 ; cg:rank 2 ; x:rank 3 ; cg:rank "x" , :r .
    :r x:named "b"@en , "a"@en , "d"@en , "c" ; skos:prefLabel "Ä"@de ; rdfs:label "label"@fr ; :note "n" .
    :r skos:altLabel "z"@en , "y"@en , "z"@en , " " ; skos:notation "N2" , "N1"@en ; skos:definition "d"@en .
    :t rdfs:label "only"@en .
"""


def test_what_is_stated_is_read_in_whatever_terms():
    statements = begun(TAUGHT)
    assert sorted(statements.links(f"{EX}r", CG.requires)) == [f"{EX}p", f"{EX}q"]
    assert statements.linking(CG.requires, f"{EX}q") == [f"{EX}r"]
    assert statements.linking(CG.requires, f"{EX}p") == [f"{EX}r"]
    assert statements.links(f"{EX}q", CG.skill) == [f"{EX}s"]
    assert statements.linking(CG.skill, f"{EX}q") == []
    assert statements.number(f"{EX}l", CG.rank) == 3
    assert statements.number(f"{EX}r", CG.rank) is None
    assert statements.texts(f"{EX}r", SKOS.prefLabel) == {"en": "a", "": "c", "de": "Ä"}
    assert statements.means("urn:x:asks", CG.requires)
    assert not statements.means("urn:x:askedBy", CG.requires)
    assert "urn:x:Job" in statements.classes(CG.Role)


def test_a_thing_is_called_what_its_labels_say_or_else_its_label_of_rdfs():
    statements = begun(TAUGHT)
    words = statements.words(f"{EX}r")
    assert words == ({"en": "a", "": "c", "de": "Ä"}, {"en": ("y", "z")}, {"en": "d"}, "N1")
    assert statements.words(f"{EX}r") is words
    assert statements.words(f"{EX}t") == ({"en": "only"}, {}, {}, None)
    assert statements.words(f"{EX}none") == ({}, {}, {}, None)


def test_a_thing_is_known_by_what_points_to_it_and_described_by_what_is_stated_of_it():
    statements = begun(":r cg:progressesTo :s .")
    assert [statements.is_known(f"{EX}{name}") for name in "rst"] == [True, True, False]
    assert [statements.is_described(f"{EX}{name}") for name in "rst"] == [True, False, False]


def test_a_text_keeps_its_tag_as_it_is_written_and_a_number_is_no_word():
    statements = begun(":r skos:prefLabel 'old'@es-MX .")
    assert statements.words(f"{EX}r").preferred == {"es-mx": "old"}
    statements.text(f"{EX}r", SKOS.prefLabel, "new", "en-GB")
    statements.text(f"{EX}r", SKOS.prefLabel, "plain")
    assert statements.words(f"{EX}r").preferred == {"es-mx": "old", "en-gb": "new", "": "plain"}
    statements.value(f"{EX}r", SKOS.notation, 3)
    assert statements.words(f"{EX}r").notation == "3"
    catalogue = statements.catalogue({"": EX}, "de")
    assert catalogue.language == "de"
    assert sorted(catalogue.terms.tags.values()) == ["en-GB", "es-MX"]
    with pytest.raises(TypeError, match="<urn:a> is no literal"):
        statements.value(f"{EX}r", SKOS.notation, ox.NamedNode("urn:a"))


def test_what_a_property_says_is_taken_away_in_one_language_or_in_all():
    statements = begun(TAUGHT)
    assert statements.words(f"{EX}r").preferred["en"] == "a"
    statements.unstate(f"{EX}r", SKOS.prefLabel, "EN")
    assert statements.words(f"{EX}r").preferred == {"": "c", "de": "Ä"}
    statements.unstate(f"{EX}r", SKOS.prefLabel, "")
    assert statements.words(f"{EX}r").preferred == {"de": "Ä"}
    statements.unstate(f"{EX}l", CG.rank, "en")
    assert statements.number(f"{EX}l", CG.rank) == 3
    statements.unstate(f"{EX}l", CG.rank)
    assert statements.number(f"{EX}l", CG.rank) is None
    assert statements.links(f"{EX}r", CG.requires) != []


def test_an_alignment_that_comes_or_goes_is_heeded_from_then_on():
    statements = begun(":r <urn:says> 'x'@en ; <urn:asks> :q .")
    assert statements.words(f"{EX}r").preferred == {}
    assert statements.links(f"{EX}r", CG.requires) == []
    statements.link("urn:says", RDFS.subPropertyOf, SKOS.prefLabel)
    statements.link("urn:asks", RDFS.subPropertyOf, CG.requires)
    assert statements.words(f"{EX}r").preferred == {"en": "x"}
    assert statements.links(f"{EX}r", CG.requires) == [f"{EX}q"]
    statements.remove("urn:says")
    statements.unlink("urn:asks", RDFS.subPropertyOf, CG.requires)
    assert statements.words(f"{EX}r").preferred == {}


def test_a_link_is_taken_away_in_whatever_terms_with_a_node_that_nothing_else_points_to():
    statements = begun(
        TAUGHT + ":r cg:requires _:n , _:m . _:n cg:skill :s . _:m cg:skill :s . :o cg:requires _:m ."
    )
    for object in statements.links(f"{EX}r", CG.requires):
        statements.unlink(f"{EX}r", CG.requires, object)
    assert statements.links(f"{EX}r", CG.requires) == []
    assert statements.is_described(f"{EX}q")
    (kept,) = statements.links(f"{EX}o", CG.requires)
    assert [id for id in statements.linking(CG.skill, f"{EX}s") if ":" not in id] == [kept]


@pytest.mark.parametrize(
    ("body", "gone", "left"),
    [
        pytest.param(
            ":a cg:requires :q . :q cg:skill :s ; cg:levelRank 2 .",
            "s",
            [],
            id="a requirement of a skill that is gone says nothing",
        ),
        pytest.param(
            ":a cg:requires :q . :q cg:skill :s , :t .",
            "s",
            ["<:a> <cg:requires> <:q>", "<:q> <cg:skill> <:t>"],
            id="and of two skills that of the other",
        ),
        pytest.param(
            ":a cg:requires [ cg:anyOf [ cg:skill :s ] ] .", "s", [], id="nor does one of alternatives"
        ),
        pytest.param(":a cg:requires :q . :q cg:skill :s .", "a", [], id="what a role requires goes with it"),
        pytest.param(
            ":a cg:requires :q . :b cg:requires :q . :q cg:skill :s .",
            "a",
            ["<:b> <cg:requires> <:q>", "<:q> <cg:skill> <:s>"],
            id="unless another requires it too",
        ),
        pytest.param(
            ":m cg:fromRole :a ; cg:toRole :b ; cg:typicalMonths 3 .", "a", [], id="a move goes with an end"
        ),
        pytest.param(
            ":a cg:progressesTo :b . :b :note 'x' .", "a", ['<:b> <:note> "x"'], id="and a role stays"
        ),
        pytest.param(
            ":a :about [ :note 'x' ] ; cg:focus :f . :f :note 'y' .",
            "a",
            ['<:f> <:note> "y"'],
            id="a node without a name goes, and one with a name stays",
        ),
        pytest.param(
            "<urn:of> owl:inverseOf cg:skill . :s <urn:of> :q . :q cg:levelRank 2 .",
            "s",
            [
                "<urn:of> <http://www.w3.org/2002/07/owl#inverseOf> <cg:skill>",
            ],
            id="whichever way it is stated",
        ),
        pytest.param(
            "<urn:of> owl:inverseOf cg:skill . :s <urn:of> :q . :q cg:skill :t .",
            "s",
            ["<:q> <cg:skill> <:t>", "<urn:of> <http://www.w3.org/2002/07/owl#inverseOf> <cg:skill>"],
            id="and stays where it is of another skill too",
        ),
        pytest.param(":q cg:level :l ; :note 'x' .", "l", ['<:q> <:note> "x"'], id="a level without a rank"),
    ],
)
def test_with_a_thing_goes_what_says_nothing_without_it(body, gone, left):
    statements = begun(body)
    statements.remove(f"{EX}{gone}")
    assert stated(statements) == left


def test_what_is_a_thing_of_its_own_stays_though_nothing_points_to_it():
    statements = begun(":a cg:requires :q . :q cg:skill :s .")
    statements.remove(f"{EX}a", lambda id: id == f"{EX}q")
    assert stated(statements) == ["<:q> <cg:skill> <:s>"]


def test_a_level_that_goes_leaves_its_rank():
    statements = begun(SCALE + ":q cg:level :L3 ; cg:skill :s . :p cg:level :L1 ; cg:skill :s .")
    assert statements.words(f"{EX}L3").preferred == {"en": "Good"}
    statements.remove(f"{EX}L3")
    assert statements.number(f"{EX}q", CG.levelRank) == 3
    assert statements.number(f"{EX}p", CG.levelRank) is None
    assert statements.words(f"{EX}L3").preferred == {}
    statements.remove(f"{EX}none")
    assert statements.number(f"{EX}q", CG.levelRank) == 3
