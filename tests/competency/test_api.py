"""The facts through the Python API, in both languages, where a question is one that it answers."""

import pytest

import careergraph as cg

N = cg.Necessity
GRAPHS = {language: cg.load(language=language) for language in ("en", "es")}
AE = {"en": "Account Executive", "es": "Ejecutivo/a de cuentas"}
AS = {"en": "Account Specialist", "es": "Especialista en cuentas"}
AM = {"en": "Account Manager", "es": "Gestor/a de cuentas"}
KAM = {"en": "Key Account Manager", "es": "Gestor/a de cuentas clave"}
AD = {"en": "Account Director", "es": "Director/a de cuentas"}
INBOUND = {"en": "Account Executive at InboundCycle", "es": "Ejecutivo/a de cuentas en InboundCycle"}
BASICS = {
    "en": {"communication", "problem solving", "organisation", "adaptability"},
    "es": {"comunicación", "resolución de problemas", "organización", "adaptabilidad"},
}


@pytest.fixture(params=["en", "es"])
def language(request):
    return request.param


@pytest.fixture
def graph(language):
    return GRAPHS[language]


def labels(things):
    return {thing.label for thing in things}


def required(graph, role, necessity):
    return {each.skill.label for each in graph.requirements(role, necessity)}


def section(source):
    return source.rpartition("section-")[2]


def test_f03_the_three_roles_are_set_apart(graph, language):
    assert len({graph.role(names[language]) for names in (AE, AM, KAM)}) == 3


def test_f10_to_f17_what_an_account_executive_answers_for(graph, language):
    assert len(graph.responsibilities_of(AE[language])) == 8
    assert all(responsibility.skills for responsibility in graph.responsibilities_of(AE[language]))


def test_f18_to_f21_what_an_account_executive_can_do(graph, language):
    assert required(graph, AE[language], N.ESSENTIAL) == BASICS[language]
    assert {section(each.source) for each in graph.requirements(AE[language])} == {"1"}
    assert all(each.skill.definitions.keys() == {"en", "es"} for each in graph.requirements(AE[language]))


def test_f30_one_name_is_shared_and_the_roles_are_two(graph, language):
    manager, executive = graph.role("Account Manager"), graph.role(AE[language])
    assert manager == graph.role(AM[language]) != executive
    assert "Account Manager" in executive.alternative_labels[language]


def test_f32_three_responsibilities_are_shared_and_the_main_one(graph, language):
    both = {*graph.responsibilities_of(AE[language])} & {*graph.responsibilities_of(AM[language])}
    shared = {each.iri.rpartition("/")[2] for each in both}
    assert shared == {
        "DirectAccountManagement",
        "InternalTeamCoordination",
        "ResultsSupervision",
        "SolidClientRelationship",
    }


def test_f35_what_is_valued_in_an_account_manager_is_no_must(graph, language):
    assert required(graph, AM[language], N.ESSENTIAL) == BASICS[language]
    assert (
        required(graph, AM[language], N.OPTIONAL)
        == {
            "en": {"decision making", "data analysis"},
            "es": {"toma de decisiones", "análisis de datos"},
        }[language]
    )


def test_f42_to_f45_what_a_key_account_manager_needs_besides(graph, language):
    besides = required(graph, KAM[language], N.ESSENTIAL) - BASICS[language]
    assert {
        "en": {"strategic vision", "negotiation", "data analysis"},
        "es": {"visión estratégica", "negociación", "análisis de datos"},
    }[language] <= besides


def test_f52_and_f56_who_progresses_to_whom(graph, language):
    moves = {
        (move.source.label, move.target.label)
        for move in graph.progressions()
        if "section-4" in (move.cites or "")
    }
    steps = ((AE, AS), (AS, AM), (AM, AD), (AM, KAM))
    assert moves == {(source[language], target[language]) for source, target in steps}


def test_f56_no_order_is_claimed_between_director_and_key_account_manager(graph, language):
    for one, other in ((AD, KAM), (KAM, AD)):
        with pytest.raises(cg.NoCareerPath):
            graph.path(one[language], other[language])


def test_f58_what_is_required_higher_up(graph, language):
    both = required(graph, KAM[language], N.ESSENTIAL) & required(graph, AD[language], N.ESSENTIAL)
    assert (
        both - BASICS[language]
        == {
            "en": {"leadership", "strategic decision making"},
            "es": {"liderazgo", "toma de decisiones estratégicas"},
        }[language]
    )


def test_f62_and_f63_what_inboundcycle_asks_for(graph, language):
    assert required(graph, INBOUND[language], N.ESSENTIAL) == BASICS[language]


def test_the_way_up_and_why_each_step_takes_what_it_takes(graph, language):
    path = graph.path(AE[language], KAM[language])
    assert [role.label for role in path.roles] == [names[language] for names in (AE, AS, AM, KAM)]
    assert (path.effort, path.months) == (19, 72)
    for step in path:
        assert step.gap.effort > 0
        assert all(item.needed_for for item in (*step.gap.missing, *step.gap.below))


def test_either_language_finds_either_label(graph):
    english, spanish = (graph.path(AE[tag], KAM[tag]) for tag in ("en", "es"))
    assert english.roles == spanish.roles
