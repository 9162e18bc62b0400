"""Further questions on the article, each put in Python and in SPARQL, with one answer in each language.

They ask for what a reader of the article would ask next: what a role concentrates on, with whom it works, who
offers it, what comes with it, what a responsibility is for, and whose word each statement is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, TypeAlias

import careergraph as cg

from .questions import ACC, CG, LABEL, MODELLER, S1, S4

Labels: TypeAlias = frozenset[str]
Answer: TypeAlias = Labels | bool

SKOS: Final = "http://www.w3.org/2004/02/skos/core#"


class Further(NamedTuple):
    """A question, how it is put in Python and in SPARQL, and the answer in each language."""

    asks: str
    python: Callable[[cg.CareerGraph], Answer]
    sparql: str
    answers: Mapping[str, Answer]


def both(english: set[str], spanish: set[str]) -> dict[str, Answer]:
    """The answer in both languages."""
    return {"en": frozenset(english), "es": frozenset(spanish)}


def same(answer: set[str] | bool) -> dict[str, Answer]:
    """An answer that has no language."""
    fixed = answer if isinstance(answer, bool) else frozenset(answer)
    return {"en": fixed, "es": fixed}


def labels(things: tuple[cg.Concept, ...]) -> Labels:
    """The labels of things, in the graph's language."""
    return frozenset(thing.label for thing in things)


def named(graph: cg.CareerGraph, thing: str, property: str) -> Labels:
    """The labels, in the graph's language, of what a thing is related to by any property."""
    return frozenset(
        label
        for iri in graph.about(thing)[property]
        for label in graph.about(iri)[f"{SKOS}prefLabel"]
        if label.language == graph.language
    )


def related(subject: str, property: str) -> str:
    """The query for the labels of what a thing is related to."""
    return f"SELECT ?label WHERE {{ {subject} {property} ?object . {LABEL} }}"


def roles_with(property: str, object: str) -> str:
    """The query for the labels of the roles that are related to a thing."""
    return f"SELECT ?label WHERE {{ ?object a cg:Role ; {property} {object} . {LABEL} }}"


def cited(subject: str, *properties: str) -> str:
    """The query for the sources of what a thing states: the statement's own, else the thing's."""
    values = " ".join(properties)
    return f"""SELECT DISTINCT ?source WHERE {{
        VALUES ?property {{ {values} }}
        {subject} ?property ?object ; dcterms:source ?whole
        OPTIONAL {{ ?statement owl:annotatedSource {subject} ; owl:annotatedProperty ?property ;
                               owl:annotatedTarget ?object ; dcterms:source ?own }}
        BIND (COALESCE(?own, ?whole) AS ?source)
    }}"""


def asked(graph: cg.CareerGraph, role: str, skill: str) -> cg.Requirement:
    """The requirement of a role for a skill."""
    return next(each for each in graph.requirements(role) if each.skill == graph.skill(skill))


def move(graph: cg.CareerGraph, source: str, target: str) -> cg.Progression:
    """The move from one role to another."""
    return next(each for each in graph.progressions(source) if each.target == graph.role(target))


AE_TO_AS: Final = "acc:progression-AccountExecutive-AccountSpecialist"
AM_TO_KAM: Final = "acc:progression-AccountManager-KeyAccountManager"
AE_COMMUNICATION: Final = "acc:requirement-AccountExecutive-Communication"
INBOUND: Final = "acc:InboundCycleAccountExecutive"

FURTHER: Final = (
    # The field
    Further(
        "Which roles of the field are the most common?",
        lambda graph: named(graph, "account management", f"{ACC}commonRole"),
        related("acc:AccountManagement", "acc:commonRole"),
        both(
            {"Account Executive", "Account Manager"},
            {"Ejecutivo/a de cuentas", "Gestor/a de cuentas"},
        ),
    ),
    Further(
        "What can whoever goes into the field expect of it?",
        lambda graph: named(graph, "acc:AccountManagement", f"{ACC}outlook"),
        related("acc:AccountManagement", "acc:outlook"),
        both(
            {"a field that keeps growing", "growth opportunities"},
            {"un área que no deja de crecer", "oportunidades de crecimiento"},
        ),
    ),
    # What roles are about
    Further(
        "What does an Account Executive serve?",
        lambda graph: labels(graph.role("acc:AccountExecutive").purpose),
        related("acc:AccountExecutive", "cg:purpose"),
        both(
            {"client care", "client retention", "client satisfaction"},
            {"atención al cliente", "retención de clientes", "satisfacción del cliente"},
        ),
    ),
    Further(
        "Are an Account Executive's words to be persuasive?",
        lambda graph: any(
            word in (graph.skill("acc:Communication").definition or "")
            for word in ("persuasiv", "convincent")
        ),
        """ASK { acc:AccountExecutive cg:essentialSkill acc:Communication .
                 acc:Communication skos:definition ?definition
                 FILTER (lang(?definition) = ?language && REGEX(?definition, "persuasiv|convincent")) }""",
        same(True),
    ),
    Further(
        "Which responsibilities is an Account Executive there for in the first place?",
        lambda graph: named(graph, "acc:AccountExecutive", f"{ACC}mainResponsibility"),
        related("acc:AccountExecutive", "acc:mainResponsibility"),
        both(
            {"successful execution of strategies", "keeping the client relationship solid"},
            {"ejecución de estrategias con éxito", "solidez de la relación con el cliente"},
        ),
    ),
    Further(
        "Who answers for a solid relationship with the client?",
        lambda graph: frozenset(
            role.label
            for role in graph.roles
            if graph.responsibility("acc:SolidClientRelationship") in graph.responsibilities_of(role)
        ),
        roles_with("cg:hasResponsibility", "acc:SolidClientRelationship"),
        both(
            {
                "Account Executive",
                "Account Executive at InboundCycle",
                "Account Specialist",
                "Account Manager",
                "Account Director",
                "Key Account Manager",
            },
            {
                "Ejecutivo/a de cuentas",
                "Ejecutivo/a de cuentas en InboundCycle",
                "Especialista en cuentas",
                "Gestor/a de cuentas",
                "Director/a de cuentas",
                "Gestor/a de cuentas clave",
            },
        ),
    ),
    Further(
        "And whose relationship with the client is to be profitable as well?",
        lambda graph: frozenset(
            role.label
            for role in graph.roles
            if f"{ACC}ProfitableClientRelationship" in [each.iri for each in role.focus]
        ),
        roles_with("cg:focus", "acc:ProfitableClientRelationship"),
        both({"Key Account Manager"}, {"Gestor/a de cuentas clave"}),
    ),
    Further(
        "What does a Key Account Manager concentrate on?",
        lambda graph: labels(graph.role("Key Account Manager").focus),
        related("acc:KeyAccountManager", "cg:focus"),
        both(
            {
                "key accounts",
                "long-term growth of key accounts",
                "a solid, profitable relationship with key clients",
            },
            {
                "cuentas clave",
                "crecimiento de las cuentas clave con el paso de los años",
                "trato firme, y además rentable, con clientes clave",
            },
        ),
    ),
    Further(
        "What does an Account Executive concentrate on?",
        lambda graph: labels(graph.role("acc:AccountExecutive").focus),
        related("acc:AccountExecutive", "cg:focus"),
        both(
            {"successful execution of strategies", "coordination of internal teams"},
            {"ejecución de estrategias con éxito", "coordinación de equipos internos"},
        ),
    ),
    Further(
        "What makes an account a key one?",
        lambda graph: named(graph, "acc:KeyAccounts", f"{ACC}keyBecauseOf"),
        related("acc:KeyAccounts", "acc:keyBecauseOf"),
        both(
            {"revenue", "long-term relationship", "growth potential"},
            {"ingresos", "relación a largo plazo", "potencial de crecimiento"},
        ),
    ),
    Further(
        "Which role watches the return on investment?",
        lambda graph: frozenset(
            role.label
            for role in graph.roles
            if f"{ACC}ReturnOnInvestment" in graph.about(role).get(f"{ACC}watchesMetric", ())
        ),
        roles_with("acc:watchesMetric", "acc:ReturnOnInvestment"),
        both({"Key Account Manager"}, {"Gestor/a de cuentas clave"}),
    ),
    # What responsibilities are for
    Further(
        "What are agreements negotiated for?",
        lambda graph: labels(graph.responsibility("acc:AgreementNegotiation").purpose),
        related("acc:AgreementNegotiation", "cg:purpose"),
        both(
            {"agreements that work out", "solid client relationships"},
            {"acuerdos que salgan bien", "vínculos sólidos con los clientes"},
        ),
    ),
    Further(
        "Why does a Key Account Manager coordinate departments?",
        lambda graph: labels(graph.responsibility("acc:DepartmentCoordination").purpose),
        related("acc:DepartmentCoordination", "cg:purpose"),
        both(
            {"care by specialists", "the best possible client experience", "the goals that were set"},
            {"trato especializado", "la mejor experiencia posible para el cliente", "las metas fijadas"},
        ),
    ),
    Further(
        "Why does an Account Executive coordinate teams?",
        lambda graph: labels(graph.responsibility("acc:InternalTeamCoordination").purpose),
        related("acc:InternalTeamCoordination", "cg:purpose"),
        both({"projects and campaigns delivered"}, {"proyectos y campañas entregados"}),
    ),
    Further(
        "What is an Account Specialist's work on larger accounts to bring about?",
        lambda graph: labels(graph.responsibility("acc:LargeAccountManagement").purpose),
        related("acc:LargeAccountManagement", "cg:purpose"),
        both({"success of the accounts"}, {"éxito de las cuentas"}),
    ),
    # Working with others
    Further(
        "With whom does a Key Account Manager work closely?",
        lambda graph: labels(graph.role("KAM").collaborates_with),
        related("acc:KeyAccountManager", "cg:collaboratesWith"),
        both(
            {"the client", "sales department", "marketing department", "customer service department"},
            {
                "el cliente",
                "departamento de ventas",
                "departamento de marketing",
                "departamento de servicio al cliente",
            },
        ),
    ),
    Further(
        "Who works closely with an Account Manager?",
        lambda graph: frozenset(
            role.label
            for role in graph.roles
            if f"{ACC}AccountManager" in [other.iri for other in role.collaborates_with]
        ),
        roles_with("cg:collaboratesWith", "acc:AccountManager"),
        both({"Account Specialist"}, {"Especialista en cuentas"}),
    ),
    Further(
        "With whom does an Account Director work closely?",
        lambda graph: labels(graph.role("acc:AccountDirector").collaborates_with),
        related("acc:AccountDirector", "cg:collaboratesWith"),
        both({"other internal teams"}, {"otros equipos internos"}),
    ),
    # InboundCycle
    Further(
        "Who offers the role of Account Executive at InboundCycle?",
        lambda graph: labels(graph.role(INBOUND).offered_by),
        related(INBOUND, "cg:offeredBy"),
        same({"InboundCycle"}),
    ),
    Further(
        "What comes with the role at InboundCycle?",
        lambda graph: labels(graph.role(INBOUND).benefits),
        related(INBOUND, "cg:offersBenefit"),
        both(
            {
                "flexible hours",
                "telework",
                "work–life balance",
                "a dynamic, collaborative team",
                "learning from other marketing professionals",
                "growth opportunities",
            },
            {
                "horario flexible",
                "teletrabajo",
                "conciliación de la vida laboral y personal",
                "equipo dinámico en el que se colabora",
                "aprendizaje junto a otros profesionales del marketing",
                "oportunidades de crecimiento",
            },
        ),
    ),
    Further(
        "In which roles can one telework?",
        lambda graph: frozenset(
            role.label
            for role in graph.roles
            if f"{ACC}Telework" in [benefit.iri for benefit in role.benefits]
        ),
        roles_with("cg:offersBenefit", "acc:Telework"),
        both({"Account Executive at InboundCycle"}, {"Ejecutivo/a de cuentas en InboundCycle"}),
    ),
    Further(
        "Which training comes with the role at InboundCycle?",
        lambda graph: labels(graph.role(INBOUND).training),
        related(INBOUND, "cg:providesTraining"),
        both({"the training that the role needs"}, {"formación que el rol necesita"}),
    ),
    Further(
        "What need nobody know beforehand to work there?",
        lambda graph: named(graph, INBOUND, f"{CG}requiresNoPriorKnowledgeOf"),
        related(INBOUND, "cg:requiresNoPriorKnowledgeOf"),
        same({"marketing"}),
    ),
    Further(
        "What do the Account Executives of InboundCycle contribute to?",
        lambda graph: labels(graph.role(INBOUND).purpose),
        related(INBOUND, "cg:purpose"),
        both({"success of the company"}, {"éxito de la empresa"}),
    ),
    Further(
        "What can the role at InboundCycle be like?",
        lambda graph: named(graph, INBOUND, f"{ACC}quality"),
        related(INBOUND, "acc:quality"),
        both({"challenging", "rewarding"}, {"exigente", "satisfactorio"}),
    ),
    Further(
        "What does InboundCycle specialise in?",
        lambda graph: named(graph, "InboundCycle", f"{CG}focus"),
        related("acc:InboundCycle", "cg:focus"),
        same({"inbound marketing"}),
    ),
    # Moving up
    Further(
        "Does pay rise on the way up, and what else?",
        lambda graph: named(graph, "acc:CommonLadder", f"{CG}raises"),
        related("acc:CommonLadder", "cg:raises"),
        both(
            {"responsibility", "scope", "pay", "growth opportunities", "expectations"},
            {"responsabilidad", "alcance", "retribución", "oportunidades de crecimiento", "expectativas"},
        ),
    ),
    Further(
        "What earns a move up?",
        lambda graph: named(graph, "acc:CommonLadder", f"{CG}earnedBy"),
        related("acc:CommonLadder", "cg:earnedBy"),
        both(
            {"experience", "solid skills, shown in practice"},
            {"experiencia", "competencias sólidas, demostradas en la práctica"},
        ),
    ),
    Further(
        "By what does the way up vary?",
        lambda graph: named(graph, "acc:CommonLadder", f"{CG}variesBy"),
        related("acc:CommonLadder", "cg:variesBy"),
        both({"company", "industry"}, {"empresa", "sector"}),
    ),
    Further(
        "Is the common ladder a rule?",
        lambda graph: graph.about("acc:CommonLadder")[f"{CG}isNormative"] == (True,),
        "ASK { acc:CommonLadder cg:isNormative true }",
        same(False),
    ),
    Further(
        "Of which role is InboundCycle's Account Executive a form, and where does it lead?",
        lambda graph: (
            frozenset({graph.progressions(INBOUND)[0].target.label}) | named(graph, INBOUND, f"{CG}variantOf")
        ),
        f"""SELECT ?label WHERE {{ {INBOUND} cg:variantOf|cg:progressesTo ?object . {LABEL} }}""",
        both(
            {"Account Executive", "Account Specialist"},
            {"Ejecutivo/a de cuentas", "Especialista en cuentas"},
        ),
    ),
    # Whose word it is
    Further(
        "Who says that an Account Executive needs communication?",
        lambda graph: frozenset({asked(graph, "acc:AccountExecutive", "communication").source or ""}),
        cited(AE_COMMUNICATION, "cg:skill"),
        same({S1}),
    ),
    Further(
        "And who says at which level?",
        lambda graph: frozenset({asked(graph, "acc:AccountExecutive", "communication").level_source or ""}),
        cited(AE_COMMUNICATION, "cg:level"),
        same({MODELLER}),
    ),
    Further(
        "Who says that the skills which InboundCycle values are a must there?",
        lambda graph: frozenset(
            each.necessity_source or ""
            for each in graph.requirements(INBOUND, cg.Necessity.ESSENTIAL)
            if each.role.iri == f"{ACC}InboundCycleAccountExecutive"
        ),
        cited("acc:requirement-InboundCycleAccountExecutive-Communication", "cg:necessity"),
        same({MODELLER}),
    ),
    Further(
        "Who says that Account Executives go on to Account Specialist?",
        lambda graph: frozenset({move(graph, "acc:AccountExecutive", "acc:AccountSpecialist").cites or ""}),
        cited(AE_TO_AS, "cg:toRole"),
        same({S4}),
    ),
    Further(
        "And who says after how many months?",
        lambda graph: frozenset(
            {move(graph, "acc:AccountExecutive", "acc:AccountSpecialist").months_source or ""}
        ),
        cited(AE_TO_AS, "cg:typicalMonths"),
        same({MODELLER}),
    ),
    Further(
        "Who says that to become a Key Account Manager is a promotion?",
        lambda graph: frozenset(
            {move(graph, "acc:AccountManager", "acc:KeyAccountManager").kind_source or ""}
        ),
        cited(AM_TO_KAM, "cg:kind"),
        same({MODELLER}),
    ),
    Further(
        "Whose words are labels and definitions that cite nobody?",
        lambda graph: frozenset(graph.about("https://w3id.org/careergraph/accounts")[f"{ACC}wordingSource"]),
        "SELECT ?source WHERE { <https://w3id.org/careergraph/accounts> acc:wordingSource ?source }",
        same({MODELLER}),
    ),
    Further(
        "What does ESCO call leadership?",
        lambda graph: frozenset(graph.about("leadership")[f"{SKOS}exactMatch"]),
        "SELECT ?match WHERE { acc:Leadership skos:exactMatch ?match }",
        same({"http://data.europa.eu/esco/skill/75d8e5d9-bef3-418b-9011-01bff9f27207"}),
    ),
)
