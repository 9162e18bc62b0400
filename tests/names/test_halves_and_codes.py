"""Look-up by codes, by either half of a label in two genders, and without accents, hyphens and width."""

from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import EX, loads

import careergraph as cg
from careergraph.names.gendered_labels import gender_halves

SPANISH = """
    :cook  a cg:Role ; skos:prefLabel "cocinero/cocinera"@es ; skos:notation "5120.1" .
    :chef  a cg:Role ; skos:prefLabel "chef"@es ; skos:altLabel "cocinera"@es , "cocinero"@es .
    :grill a cg:Role ; skos:prefLabel "parrillero/parrillera"@es ; skos:altLabel "cocinero"@es .
    :cto   a cg:Role ; skos:prefLabel "director técnico/directora técnica"@es .
    :koch  a cg:Role ; skos:prefLabel "Koch/Köchin"@de .
    :net   a cg:Role ; skos:prefLabel "TCP/IP"@es .
"""


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("cocinero", "cook"),
        ("cocinera", "cook"),
        ("COCINERA", "cook"),
        ("cocinero/cocinera", "cook"),
        ("director técnico", "cto"),
        ("directora tecnica", "cto"),
        ("Director-Técnico", "cto"),
        ("director\u2010tecnico", "cto"),
        ("ｃｏｃｉｎｅｒｏ", "cook"),
        ("Koch", "koch"),
        ("kochin", "koch"),
        ("KÖCHIN", "koch"),
        ("5120.1", "cook"),
        ("TCP/IP", "net"),
    ],
)
def test_a_code_or_either_half_names_the_thing_before_any_alternative_label(name, iri):
    assert loads(SPANISH, language="es").role(name).iri == f"{EX}{iri}"


@pytest.mark.parametrize("name", ["TCP", "IP", "", " ", "\u200b", "-", "\u2010", "técnico"])
def test_what_is_no_half_and_what_is_empty_names_nothing(name):
    with pytest.raises(cg.RoleNotFound):
        loads(SPANISH, language="es").role(name)


def test_a_code_stands_before_a_label_and_accents_count_before_they_do_not():
    graph = loads(
        ':a a cg:Skill ; skos:prefLabel "R"@en ; skos:notation "1" . :b a cg:Skill ; skos:prefLabel "1"@en .'
        ':c a cg:Skill ; skos:prefLabel "resume"@en . :d a cg:Skill ; skos:prefLabel "résumé"@en .'
        ':e a cg:Skill ; skos:prefLabel "x"@en ; skos:altLabel "Résumé-x"@en .'
    )
    named = {name: graph.skill(name).iri for name in ("1", "resume", "RÉSUMÉ", "resume x")}
    assert named == {"1": f"{EX}a", "resume": f"{EX}c", "RÉSUMÉ": f"{EX}d", "resume x": f"{EX}e"}


def test_an_ambiguous_name_tells_label_kind_code_family_and_iri():
    graph = loads(
        ':a a cg:Role ; skos:prefLabel "Lead"@en ; skos:notation "12.3" ; cg:familyName "Sales" .'
        ':b a cg:Role ; skos:prefLabel "lead"@en .'
    )
    with pytest.raises(cg.AmbiguousName) as caught:
        graph.role("LEAD")
    error = caught.value
    assert f"'Lead' (role, code '12.3', family 'Sales') '{EX}a'" in str(error)
    assert f"'lead' (role) '{EX}b'" in str(error)
    assert error.candidates == (f"{EX}a", f"{EX}b")
    assert error.things == (graph.role(f"{EX}a"), graph.role(f"{EX}b"))
    assert pickle.loads(pickle.dumps(error)).things == error.things


def test_programming_languages_and_their_like_are_told_apart():
    names = ["C", "C++", "C#", "R", "Go", ".NET", "Node.js", "R&D", "F#", "Objective-C"]
    graph = loads(
        " ".join(f':s{n} a cg:Skill ; skos:prefLabel "{name}"@en .' for n, name in enumerate(names))
    )
    for name in names:
        for form in (name, name.lower(), name.upper()):
            assert graph.skill(form).label == name
            assert graph.search(form)[0].label == name
            assert graph.match([form])[0][1:3] == ("exact", graph.skill(name))
    assert [match.status for match in graph.match(["C+", "R++", "JS", "E"])] == ["none"] * 4
    assert graph.match(["Node JS"])[0].choice == graph.skill("Node.js")


PAIRS = [
    ("es", "Gestor/a de cuentas", "Gestor de cuentas", "Gestora de cuentas"),
    ("es", "jefe de cocina/jefa de cocina", "jefe de cocina", "jefa de cocina"),
    ("es", "actor/actriz", "actor", "actriz"),
    ("es", "director/a técnico/a", "director técnico", "directora técnica"),
    ("de", "Softwareentwickler/-in", "Softwareentwickler", "Softwareentwicklerin"),
    ("de", "Lehrer:in", "Lehrer", "Lehrerin"),
    ("de", "Angestellte/r", "Angestellter", "Angestellte"),
    ("de", "Kaufmann/Kauffrau", "Kaufmann", "Kauffrau"),
    ("fr", "vendeur/vendeuse", "vendeur", "vendeuse"),
    ("it", "cuoco/cuoca", "cuoco", "cuoca"),
    ("it", "direttore/trice", "direttore", "direttrice"),
    ("fr", "vendeur/euse", "vendeur", "vendeuse"),
    ("fr", "directeurs/trices", "directeurs", "directrices"),
    ("es", "director técnico  /  directora técnica", "director técnico", "directora técnica"),
    ("es", "director/directora y jefe/jefa", "director y jefe", "directora y jefa"),
    ("es", "director / directora y jefe / jefa", "director y jefe", "directora y jefa"),
    ("es", "jefa/jefe", "jefa", "jefe"),
    ("es", "hombre/mujer", "hombre", "mujer"),
    ("es", "mujer/hombre", "mujer", "hombre"),
    ("es", "amo/ama", "amo", "ama"),
    ("de", "Gesundheits-Manager/Gesundheits-Managerin", "Gesundheits-Manager", "Gesundheits-Managerin"),
]


@pytest.mark.parametrize(("language", "label", "one", "other"), PAIRS)
def test_the_halves_of_a_label_in_two_genders(language, label, one, other):
    assert gender_halves(label, language) == gender_halves(label) == (one, other)


@pytest.mark.parametrize(
    "label",
    [
        *(
            "TCP/IP",
            "and/or",
            "input/output",
            "installation/repair",
            "client/server",
            "PL/SQL",
            "24/7",
            "y/o",
        ),
        *("Lehrer/r", "director/directora de radio/televisión", "director técnico/directora", "R2o/R2a"),
        *("o/a", "Lo/La/Los", "/directora", "tonic/tonica", "--/--e"),
        *("Ein-/Ausgabe", "compra/venta", "Vertrieb/Marketing", "UX/UI", "HTML/CSS", "Altenpfleger (m/w/d)"),
    ],
)
def test_other_slashes_part_no_halves(label):
    for language in ("", "en", "es", "de", "fr", "it"):
        assert gender_halves(label, language) is None


@pytest.mark.parametrize("language", ["de", "DE-AT", "de-Latn-AT"])
def test_a_language_has_its_own_endings(language):
    assert gender_halves("Koch/Köchin", language) == ("Koch", "Köchin")
    assert gender_halves("cuoco/cuoca", language) is None
    assert gender_halves("cuoco/cuoca", "tlh-DE") == ("cuoco", "cuoca")


def test_a_label_of_more_than_300_letters_is_not_parted():
    assert gender_halves("n" * 298 + "/a", "es") == ("n" * 298, "n" * 298 + "a")
    assert gender_halves("n" * 299 + "/a", "es") is None


@given(st.text(max_size=30), st.sampled_from(["", "es", "de", "fr", "xx-YY"]))
def test_any_text_is_read_for_halves_without_failing(text, language):
    halves = gender_halves(text, language)
    assert halves is None or all(halves)


LADDERS = {
    "es": "cocinero/cocinera|director técnico/directora técnica|jefe de cocina/jefa de cocina|chef|"
    "científico de datos/científica de datos|ingeniero de caminos/ingeniera de caminos|"
    "gestor de cuentas clave/gestora de cuentas clave|técnico de sonido/técnica de sonido|actor/actriz|"
    "bailarín/bailarina|intérprete|maestro de educación infantil/maestra de educación infantil|"
    "médico de familia/médica de familia|diseñador gráfico/diseñadora gráfica|alcalde/alcaldesa",
    "de": "Koch/Köchin|Softwareentwickler/Softwareentwicklerin|Arzt/Ärztin|Psychologe/Psychologin|Lehrkraft|"
    "Kaufmann im Einzelhandel/Kauffrau im Einzelhandel|Technischer Leiter/Technische Leiterin|"
    "Gesundheits- und Krankenpfleger/in|Key-Account-Manager/in|Rechtsanwalt/Rechtsanwältin|"
    "Verwaltungsangestellter/Verwaltungsangestellte|Tischler/Tischlerin|Übersetzer/Übersetzerin",
}


@pytest.mark.parametrize("language", LADDERS)
@pytest.mark.parametrize(
    "written",
    [
        str,
        str.upper,
        lambda text: "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)),
        lambda text: text.replace(" ", "-"),
    ],
    ids=["as it is", "in capitals", "without accents", "with hyphens"],
)
def test_spanish_and_german_are_matched_in_either_gender(language, written):
    names = LADDERS[language].split("|")
    graph = loads(
        " ".join(f':r{n} a cg:Role ; skos:prefLabel "{name}"@{language} .' for n, name in enumerate(names)),
        language=language,
    )
    for number, name in enumerate(names):
        for half in gender_halves(name, language) or (name,):
            (match,) = graph.match([written(half)], kind="role")
            assert (match.status, match.choice.iri) == ("exact", f"{EX}r{number}")
            assert graph.search(written(half))[0].iri == f"{EX}r{number}"


def test_a_half_that_is_nearly_written_finds_the_whole_label():
    graph = loads(
        """
        :a a cg:Role ; skos:prefLabel "cocinero/cocinera"@es .
        :b a cg:Role ; skos:prefLabel "director/directora"@es .
        :s a cg:Skill ; skos:prefLabel "barrendero/barrendera"@es .
        :t a cg:Skill ; skos:prefLabel "tutor/tutora"@es .
        """,
        language="es",
    )
    for asked, label in (
        ("cocinra", "cocinero/cocinera"),
        ("directra", "director/directora"),
        ("barrendra", "barrendero/barrendera"),
        ("tutra", "tutor/tutora"),
    ):
        assert [hit.label for hit in graph.search(asked, scores=True)] == [label]
