"""What the accounts ontology must be able to answer, fact by fact, in English and in Spanish.

Each question names the fact that it asks about. One query serves both languages: `?language` is
bound from outside. The answers are spelt out, and say where each of them comes from: a section of
the article, or the modeller.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Final, TypeAlias

Row: TypeAlias = tuple[object, ...]
Answer: TypeAlias = bool | Set[Row]

ACC: Final = "https://w3id.org/careergraph/accounts/"
CG: Final = "https://w3id.org/careergraph/ontology#"
S0, S1, S2, S3, S4, S5, S6, S7 = (f"{ACC}source-section-{number}" for number in range(8))
MODELLER: Final = f"{ACC}source-modeller"
ESSENTIAL: Final = f"{CG}Essential"
OPTIONAL: Final = f"{CG}Optional"

#: The label of `?object`, in the language asked for.
LABEL: Final = """
    ?object skos:prefLabel ?label FILTER (lang(?label) = ?language)
"""
#: Where the statement `?subject ?property ?object` comes from: its own source, else its subject's.
SOURCE: Final = """
    ?subject dcterms:source ?whole
    OPTIONAL {
        ?statement owl:annotatedSource ?subject ; owl:annotatedProperty ?property ;
                   owl:annotatedTarget ?object ; dcterms:source ?own
    }
    BIND (COALESCE(?own, ?whole) AS ?source)
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the query that puts it, and the answer in each language."""

    fact: str
    asks: str
    sparql: str
    answers: Mapping[str, Answer]


def related(subject: str, property: str, *objects: str) -> str:
    """The query for the labels and sources of what `subject` is related to (of `objects`, if any)."""
    values = f"VALUES ?object {{ {' '.join(objects)} }}" if objects else ""
    return f"""SELECT ?label ?source WHERE {{
    VALUES (?subject ?property) {{ ({subject} {property}) }}
    {values}
    ?subject ?property ?object .
{LABEL}{SOURCE}}}"""


def required(role: str, *skills: str) -> str:
    """The query for the skills of the requirements that `role` itself states, with their detail."""
    values = f"VALUES ?object {{ {' '.join(skills)} }}" if skills else ""
    return f"""SELECT ?label ?necessity ?source WHERE {{
    {values}
    {role} cg:requires ?requirement .
    ?requirement cg:skill ?object ; cg:necessity ?necessity ; dcterms:source ?source .
    FILTER (STRSTARTS(STR(?requirement), CONCAT(STR(acc:), "requirement-",
                                                STRAFTER(STR({role}), STR(acc:)), "-")))
{LABEL}}}"""


def same(answer: Answer) -> dict[str, Answer]:
    """An answer that does not depend on the language."""
    return {"en": answer, "es": answer}


FIELD: Final = (
    Question(
        "F01",
        "What does the introduction say that account management keeps up?",
        f"""SELECT ?label WHERE {{
            VALUES (?subject ?property) {{ (acc:AccountManagement cg:purpose) }}
            VALUES ?object {{ acc:SolidClientRelationships acc:ClientSatisfaction }}
            ?subject ?property ?object .
            {LABEL}{SOURCE}
            FILTER (?source = acc:source-section-0)
        }}""",
        {
            "en": {("solid client relationships",), ("client satisfaction",)},
            "es": {("vínculos sólidos con los clientes",), ("satisfacción del cliente",)},
        },
    ),
    Question(
        "F02",
        "What do the roles of the field serve, as introduction and closing both say?",
        f"""SELECT DISTINCT ?label WHERE {{
            ?role cg:family ?subject .
            VALUES ?property {{ cg:purpose }}
            ?subject ?property ?object .
            {LABEL}
            FILTER NOT EXISTS {{
                VALUES ?section {{ acc:source-section-0 acc:source-section-7 }}
                FILTER NOT EXISTS {{
                    ?statement owl:annotatedSource ?subject ; owl:annotatedProperty ?property ;
                               owl:annotatedTarget ?object ; dcterms:source ?section
                }}
            }}
        }}""",
        {
            "en": {("client care",), ("client retention",), ("client satisfaction",)},
            "es": {
                ("atención al cliente",),
                ("retención de clientes",),
                ("satisfacción del cliente",),
            },
        },
    ),
    Question(
        "F02",
        "Which roles make up the field?",
        """SELECT ?label WHERE {
            ?role a cg:Role ; cg:family acc:AccountManagement ; skos:prefLabel ?label
            FILTER (lang(?label) = ?language)
        }""",
        {
            "en": {
                ("Account Executive",),
                ("Account Specialist",),
                ("Account Manager",),
                ("Key Account Manager",),
                ("Account Director",),
                ("Account Executive at InboundCycle",),
            },
            "es": {
                ("Ejecutivo/a de cuentas",),
                ("Especialista en cuentas",),
                ("Gestor/a de cuentas",),
                ("Gestor/a de cuentas clave",),
                ("Director/a de cuentas",),
                ("Ejecutivo/a de cuentas en InboundCycle",),
            },
        },
    ),
    Question(
        "F03",
        "Which roles does the introduction set apart?",
        f"""SELECT ?label WHERE {{
            VALUES ?property {{ cg:family }}
            ?subject ?property ?object .
            ?subject skos:prefLabel ?label FILTER (lang(?label) = ?language)
            {SOURCE}
            FILTER (?source = acc:source-section-0)
        }}""",
        {
            "en": {("Account Executive",), ("Account Manager",), ("Key Account Manager",)},
            "es": {
                ("Ejecutivo/a de cuentas",),
                ("Gestor/a de cuentas",),
                ("Gestor/a de cuentas clave",),
            },
        },
    ),
    Question(
        "F03",
        "Which accounts does a Key Account Manager handle?",
        related("acc:KeyAccountManager", "acc:servesSegment"),
        {
            "en": {("key accounts", S0), ("key accounts", S3)},
            "es": {("cuentas clave", S0), ("cuentas clave", S3)},
        },
    ),
)

ACCOUNT_EXECUTIVE: Final = (
    Question(
        "F10",
        "Does an Account Executive manage client accounts directly?",
        related("acc:AccountExecutive", "cg:hasResponsibility", "acc:DirectAccountManagement"),
        {
            "en": {("direct account management", S1)},
            "es": {("gestión directa de cuentas", S1)},
        },
    ),
    Question(
        "F10",
        "What is an Account Executive responsible for, all in all?",
        related("acc:AccountExecutive", "cg:hasResponsibility"),
        {
            "en": {
                ("direct account management", S1),
                ("successful execution of strategies", S1),
                ("keeping the client relationship solid", S1),
                ("coordination of internal teams", S1),
                ("supervision of results", S1),
                ("constant communication with clients", S1),
                ("resolving problems and conflicts in projects", S1),
                ("growth of existing accounts", S1),
            },
            "es": {
                ("gestión directa de cuentas", S1),
                ("ejecución de estrategias con éxito", S1),
                ("solidez de la relación con el cliente", S1),
                ("coordinación de equipos internos", S1),
                ("supervisión de resultados", S1),
                ("contacto continuo con los clientes", S1),
                ("resolución de problemas y conflictos en los proyectos", S1),
                ("crecimiento de las cuentas existentes", S1),
            },
        },
    ),
    Question(
        "F11",
        "Is carrying out strategies with success a main responsibility of an Account Executive?",
        related("acc:AccountExecutive", "acc:mainResponsibility", "acc:StrategyExecution"),
        {
            "en": {("successful execution of strategies", S1)},
            "es": {("ejecución de estrategias con éxito", S1)},
        },
    ),
    Question(
        "F12",
        "Which are the main responsibilities of an Account Executive?",
        related("acc:AccountExecutive", "acc:mainResponsibility"),
        {
            "en": {
                ("successful execution of strategies", S1),
                ("keeping the client relationship solid", S1),
            },
            "es": {
                ("ejecución de estrategias con éxito", S1),
                ("solidez de la relación con el cliente", S1),
            },
        },
    ),
    Question(
        "F13",
        "Does an Account Executive coordinate internal teams, and to what end?",
        """SELECT ?label ?definition ?source WHERE {
            acc:AccountExecutive cg:hasResponsibility acc:InternalTeamCoordination .
            acc:AccountExecutive dcterms:source ?source .
            acc:InternalTeamCoordination skos:prefLabel ?label ; skos:definition ?definition
            FILTER (lang(?label) = ?language && lang(?definition) = ?language)
        }""",
        {
            "en": {
                (
                    "coordination of internal teams",
                    "Bringing the in-house teams together so that the client's projects and "
                    "campaigns are delivered.",
                    S1,
                )
            },
            "es": {
                (
                    "coordinación de equipos internos",
                    "Poner de acuerdo a los equipos de la casa para que los proyectos y campañas "
                    "del cliente salgan adelante.",
                    S1,
                )
            },
        },
    ),
    Question(
        "F14",
        "Who supervises results and adjusts the strategies in place?",
        """SELECT ?label ?definition ?source WHERE {
            acc:AccountExecutive cg:hasResponsibility acc:ResultsSupervision .
            acc:AccountExecutive dcterms:source ?source .
            acc:ResultsSupervision skos:prefLabel ?label ; skos:definition ?definition
            FILTER (lang(?label) = ?language && lang(?definition) = ?language)
        }""",
        {
            "en": {
                (
                    "supervision of results",
                    "Checking what the strategies in place achieve, and correcting them where "
                    "they fall short.",
                    S1,
                )
            },
            "es": {
                (
                    "supervisión de resultados",
                    "Comprobar qué consiguen las estrategias en marcha y corregirlas cuando se "
                    "quedan cortas.",
                    S1,
                )
            },
        },
    ),
    Question(
        "F15",
        "Why does an Account Executive keep in touch with clients?",
        """SELECT ?label ?definition ?source WHERE {
            acc:AccountExecutive cg:hasResponsibility acc:ClientCommunication .
            acc:ClientCommunication skos:prefLabel ?label ; skos:definition ?definition ;
                                    dcterms:source ?source
            FILTER (lang(?label) = ?language && lang(?definition) = ?language)
        }""",
        {
            "en": {
                (
                    "constant communication with clients",
                    "Talking with clients often and to the point, so as to know what they need "
                    "and what they expect.",
                    S1,
                )
            },
            "es": {
                (
                    "contacto continuo con los clientes",
                    "Hablar con los clientes a menudo y con provecho, para saber qué necesitan y "
                    "qué esperan.",
                    S1,
                )
            },
        },
    ),
    Question(
        "F16",
        "Who resolves the problems and conflicts of a project, and with which skill?",
        f"""SELECT ?role ?label ?skill ?source WHERE {{
            ?role cg:hasResponsibility acc:ProjectIssueResolution ; dcterms:source ?from .
            acc:ProjectIssueResolution dcterms:source ?from .
            VALUES (?subject ?property) {{ (acc:ProjectIssueResolution cg:drawsOn) }}
            ?subject ?property ?object ; skos:prefLabel ?label FILTER (lang(?label) = ?language)
            ?object skos:prefLabel ?skill FILTER (lang(?skill) = ?language)
            {SOURCE}
        }}""",
        {
            "en": {
                (
                    f"{ACC}AccountExecutive",
                    "resolving problems and conflicts in projects",
                    "problem solving",
                    S1,
                )
            },
            "es": {
                (
                    f"{ACC}AccountExecutive",
                    "resolución de problemas y conflictos en los proyectos",
                    "resolución de problemas",
                    S1,
                )
            },
        },
    ),
    Question(
        "F17",
        "Does an Account Executive look for growth in existing accounts?",
        related("acc:AccountExecutive", "cg:hasResponsibility", "acc:ExistingAccountGrowth"),
        {
            "en": {("growth of existing accounts", S1)},
            "es": {("crecimiento de las cuentas existentes", S1)},
        },
    ),
    Question(
        "F17",
        "Whom does an Account Executive work with to take those opportunities?",
        related("acc:AccountExecutive", "cg:collaboratesWith"),
        {
            "en": {("sales department", S1)},
            "es": {("departamento de ventas", S1)},
        },
    ),
    Question(
        "F18",
        "How does an Account Executive have to communicate, and with whom?",
        """SELECT ?definition ?necessity ?source WHERE {
            acc:AccountExecutive cg:requires ?requirement .
            ?requirement cg:skill acc:Communication ; cg:necessity ?necessity ;
                         dcterms:source ?source .
            acc:Communication skos:definition ?definition FILTER (lang(?definition) = ?language)
        }""",
        {
            "en": {
                (
                    "Getting a message across to colleagues and clients alike, in speech and in "
                    "writing: plainly, briefly and persuasively.",
                    ESSENTIAL,
                    S1,
                )
            },
            "es": {
                (
                    "Hacerse entender por compañeros y clientes, de palabra y por escrito, de forma "
                    "clara, breve y convincente.",
                    ESSENTIAL,
                    S1,
                )
            },
        },
    ),
    Question(
        "F18",
        "Which skills does an Account Executive need?",
        required("acc:AccountExecutive"),
        {
            "en": {
                ("communication", ESSENTIAL, S1),
                ("problem solving", ESSENTIAL, S1),
                ("organisation", ESSENTIAL, S1),
                ("adaptability", ESSENTIAL, S1),
            },
            "es": {
                ("comunicación", ESSENTIAL, S1),
                ("resolución de problemas", ESSENTIAL, S1),
                ("organización", ESSENTIAL, S1),
                ("adaptabilidad", ESSENTIAL, S1),
            },
        },
    ),
    Question(
        "F19",
        "What does problem solving mean for an Account Executive?",
        """SELECT ?label ?definition WHERE {
            acc:AccountExecutive cg:essentialSkill acc:ProblemSolving .
            acc:ProblemSolving skos:prefLabel ?label ; skos:definition ?definition ;
                               dcterms:source acc:source-section-1
            FILTER (lang(?label) = ?language && lang(?definition) = ?language)
        }""",
        {
            "en": {
                (
                    "problem solving",
                    "Seeing quickly what is going wrong and putting it right for good, before "
                    "the client has reason to be unhappy.",
                )
            },
            "es": {
                (
                    "resolución de problemas",
                    "Ver pronto qué está fallando y darle una solución duradera, antes de que el "
                    "cliente tenga motivos de queja.",
                )
            },
        },
    ),
    Question(
        "F20",
        "What does an Account Executive need organisation for?",
        """SELECT ?label ?definition WHERE {
            acc:AccountExecutive cg:essentialSkill acc:Organisation .
            acc:Organisation skos:prefLabel ?label ; skos:definition ?definition ;
                             dcterms:source acc:source-section-1
            FILTER (lang(?label) = ?language && lang(?definition) = ?language)
        }""",
        {
            "en": {
                (
                    "organisation",
                    "Keeping many accounts, with all their projects and tasks, moving at the same time.",
                )
            },
            "es": {
                (
                    "organización",
                    "Llevar al día muchas cuentas a la vez, con todos sus proyectos y tareas.",
                )
            },
        },
    ),
    Question(
        "F21",
        "What does an Account Executive have to adapt to?",
        """SELECT ?label ?definition WHERE {
            acc:AccountExecutive cg:essentialSkill acc:Adaptability .
            acc:Adaptability skos:prefLabel ?label ; skos:definition ?definition ;
                             dcterms:source acc:source-section-1
            FILTER (lang(?label) = ?language && lang(?definition) = ?language)
        }""",
        {
            "en": {
                (
                    "adaptability",
                    "Changing one's way of working readily when the market, or what the client "
                    "wants, changes.",
                )
            },
            "es": {
                (
                    "adaptabilidad",
                    "Cambiar con facilidad la forma de trabajar cuando cambia el mercado o lo "
                    "que quiere el cliente.",
                )
            },
        },
    ),
)

ACCOUNT_MANAGER: Final = (
    Question(
        "F30",
        "Which role is called Account Manager by preference?",
        """SELECT ?role ?label WHERE {
            ?role a cg:Role ; skos:prefLabel "Account Manager"@en , ?label
            FILTER (lang(?label) = ?language)
        }""",
        {
            "en": {(f"{ACC}AccountManager", "Account Manager")},
            "es": {(f"{ACC}AccountManager", "Gestor/a de cuentas")},
        },
    ),
    Question(
        "F30",
        "Which other names does an Account Executive go by?",
        """SELECT ?name WHERE {
            acc:AccountExecutive skos:altLabel ?name FILTER (lang(?name) = ?language)
        }""",
        {
            "en": {("AE",), ("Account Manager",)},
            "es": {
                ("AE",),
                ("Ejecutivo de cuentas",),
                ("Ejecutiva de cuentas",),
                ("Account Executive",),
                ("Account Manager",),
            },
        },
    ),
    Question(
        "F30",
        "Where is Account Manager said to be another name for an Account Executive?",
        """SELECT ?name ?source WHERE {
            ?statement owl:annotatedSource acc:AccountExecutive ;
                       owl:annotatedProperty skos:altLabel ;
                       owl:annotatedTarget ?name ; dcterms:source ?source
            FILTER (STR(?name) = "Account Manager" && lang(?name) = ?language)
        }""",
        same({("Account Manager", S1), ("Account Manager", S2), ("Account Manager", S7)}),
    ),
    Question(
        "F30",
        "Are Account Executive and Account Manager two roles, for all that they share a name?",
        """ASK {
            acc:AccountExecutive a cg:Role .
            acc:AccountManager a cg:Role .
            ?difference a owl:AllDifferent ; owl:distinctMembers ?roles .
            ?roles rdf:rest*/rdf:first acc:AccountExecutive .
            ?roles rdf:rest*/rdf:first acc:AccountManager .
        }""",
        same(True),
    ),
    Question(
        "F31",
        "What does an Account Executive concentrate on, next to an Account Manager?",
        related("acc:AccountExecutive", "cg:focus"),
        {
            "en": {
                ("successful execution of strategies", S2),
                ("coordination of internal teams", S2),
            },
            "es": {
                ("ejecución de estrategias con éxito", S2),
                ("coordinación de equipos internos", S2),
            },
        },
    ),
    Question(
        "F31",
        "And what does an Account Manager concentrate on?",
        related("acc:AccountManager", "cg:focus"),
        {
            "en": {
                ("a broader, strategic view of accounts", S2),
                ("a broader, strategic view of accounts", S7),
            },
            "es": {
                ("mirada más amplia y estratégica sobre las cuentas", S2),
                ("mirada más amplia y estratégica sobre las cuentas", S7),
            },
        },
    ),
    Question(
        "F32",
        "Which responsibilities do Account Executive and Account Manager share?",
        f"""SELECT ?label ?source WHERE {{
            VALUES (?subject ?property) {{ (acc:AccountManager cg:hasResponsibility) }}
            ?subject ?property ?object .
            acc:AccountExecutive cg:hasResponsibility ?object .
            {LABEL}{SOURCE}
        }}""",
        {
            "en": {
                ("direct account management", S2),
                ("keeping the client relationship solid", S1),
                ("coordination of internal teams", S2),
                ("supervision of results", S2),
            },
            "es": {
                ("gestión directa de cuentas", S2),
                ("solidez de la relación con el cliente", S1),
                ("coordinación de equipos internos", S2),
                ("supervisión de resultados", S2),
            },
        },
    ),
    Question(
        "F33",
        "Does an Account Manager have more of a part in global strategies?",
        related("acc:AccountManager", "cg:hasResponsibility", "acc:GlobalStrategyDevelopment"),
        {
            "en": {("global strategy development", S2)},
            "es": {("elaboración de estrategias globales", S2)},
        },
    ),
    Question(
        "F34",
        "Which responsibilities does an Account Manager have that an Account Executive has not?",
        f"""SELECT ?label ?source WHERE {{
            VALUES (?subject ?property) {{ (acc:AccountManager cg:hasResponsibility) }}
            ?subject ?property ?object .
            FILTER NOT EXISTS {{ acc:AccountExecutive cg:hasResponsibility ?object }}
            {LABEL}{SOURCE}
        }}""",
        {
            "en": {("global strategy development", S2), ("spotting long-term growth", S2)},
            "es": {
                ("elaboración de estrategias globales", S2),
                ("detección de crecimiento a largo plazo", S2),
            },
        },
    ),
    Question(
        "F35",
        "Which skills are asked of an Account Manager, and how firmly?",
        required("acc:AccountManager"),
        {
            "en": {
                ("communication", ESSENTIAL, S2),
                ("problem solving", ESSENTIAL, S2),
                ("organisation", ESSENTIAL, S2),
                ("adaptability", ESSENTIAL, S2),
                ("decision making", OPTIONAL, S2),
                ("data analysis", OPTIONAL, S2),
            },
            "es": {
                ("comunicación", ESSENTIAL, S2),
                ("resolución de problemas", ESSENTIAL, S2),
                ("organización", ESSENTIAL, S2),
                ("adaptabilidad", ESSENTIAL, S2),
                ("toma de decisiones", OPTIONAL, S2),
                ("análisis de datos", OPTIONAL, S2),
            },
        },
    ),
    Question(
        "F35",
        "Which skills are valued in an Account Manager, in plain statements?",
        """SELECT ?label WHERE {
            acc:AccountManager cg:optionalSkill ?skill .
            ?skill skos:prefLabel ?label FILTER (lang(?label) = ?language)
        }""",
        {
            "en": {("decision making",), ("data analysis",)},
            "es": {("toma de decisiones",), ("análisis de datos",)},
        },
    ),
    Question(
        "F35",
        "Is either of the two a must for an Account Manager?",
        """ASK {
            VALUES ?skill { acc:DecisionMaking acc:DataAnalysis }
            acc:AccountManager cg:essentialSkill ?skill
        }""",
        same(False),
    ),
    Question(
        "F35",
        "Is anything else essential to one of the two roles and not to the other?",
        """ASK {
            { acc:AccountExecutive cg:essentialSkill ?skill
              FILTER NOT EXISTS { acc:AccountManager cg:essentialSkill ?skill } }
            UNION
            { acc:AccountManager cg:essentialSkill ?skill
              FILTER NOT EXISTS { acc:AccountExecutive cg:essentialSkill ?skill } }
        }""",
        same(False),
    ),
)

KEY_ACCOUNT_MANAGER: Final = (
    Question(
        "F40",
        "Which accounts and what else does a Key Account Manager concentrate on, by section 3?",
        f"""SELECT ?label WHERE {{
            VALUES (?subject ?property) {{ (acc:KeyAccountManager cg:focus) }}
            ?subject ?property ?object .
            {LABEL}{SOURCE}
            FILTER (?source = acc:source-section-3)
        }}""",
        {
            "en": {
                ("key accounts",),
                ("long-term growth of key accounts",),
                ("a solid, profitable relationship with key clients",),
            },
            "es": {
                ("cuentas clave",),
                ("crecimiento de las cuentas clave con el paso de los años",),
                ("trato firme, y además rentable, con clientes clave",),
            },
        },
    ),
    Question(
        "F40",
        "What makes an account a key one?",
        related("acc:KeyAccounts", "acc:keyBecauseOf"),
        {
            "en": {("revenue", S3), ("long-term relationship", S3), ("growth potential", S3)},
            "es": {
                ("ingresos", S3),
                ("relación a largo plazo", S3),
                ("potencial de crecimiento", S3),
            },
        },
    ),
    Question(
        "F41",
        "How near to its accounts is a Key Account Manager?",
        """SELECT ?label ?definition ?source WHERE {
            acc:KeyAccountManager cg:hasResponsibility acc:CloserClientRelationship .
            acc:CloserClientRelationship skos:prefLabel ?label ; skos:definition ?definition ;
                                         dcterms:source ?source
            FILTER (lang(?label) = ?language && lang(?definition) = ?language)
        }""",
        {
            "en": {
                (
                    "a closer relationship with the assigned accounts",
                    "Being nearer to the client than an Account Manager is.",
                    S3,
                )
            },
            "es": {
                (
                    "relación más estrecha con las cuentas asignadas",
                    "Estar más cerca del cliente de lo que está un gestor de cuentas.",
                    S3,
                )
            },
        },
    ),
    Question(
        "F42",
        "What belongs to the design of long-term strategies?",
        """SELECT ?whole ?part ?source WHERE {
            acc:KeyAccountManager cg:hasResponsibility acc:LongTermStrategyDesign , ?narrower .
            ?narrower skos:broader acc:LongTermStrategyDesign ; dcterms:source ?source ;
                      skos:prefLabel ?part .
            acc:LongTermStrategyDesign skos:prefLabel ?whole
            FILTER (lang(?whole) = ?language && lang(?part) = ?language)
        }""",
        {
            "en": {
                (
                    "design of long-term strategies",
                    "a strategic plan for each account",
                    S3,
                ),
                (
                    "design of long-term strategies",
                    "finding growth opportunities in key accounts",
                    S3,
                ),
            },
            "es": {
                (
                    "diseño de estrategias a largo plazo",
                    "plan estratégico para cada cuenta",
                    S3,
                ),
                (
                    "diseño de estrategias a largo plazo",
                    "búsqueda de oportunidades en cuentas clave",
                    S3,
                ),
            },
        },
    ),
    Question(
        "F42",
        "Does a Key Account Manager work closely with the client?",
        related("acc:KeyAccountManager", "cg:collaboratesWith", "acc:Client"),
        {"en": {("the client", S3)}, "es": {("el cliente", S3)}},
    ),
    Question(
        "F42",
        "Which skill does the design of long-term strategies take, by section 3?",
        f"""SELECT ?label WHERE {{
            VALUES (?subject ?property) {{ (acc:LongTermStrategyDesign cg:drawsOn) }}
            ?subject ?property ?object .
            {LABEL}{SOURCE}
            FILTER (?source = acc:source-section-3)
        }}""",
        {"en": {("strategic vision",)}, "es": {("visión estratégica",)}},
    ),
    Question(
        "F42",
        "Does a Key Account Manager need a strategic vision?",
        required("acc:KeyAccountManager", "acc:StrategicVision"),
        {
            "en": {("strategic vision", ESSENTIAL, S3)},
            "es": {("visión estratégica", ESSENTIAL, S3)},
        },
    ),
    Question(
        "F43",
        "What are the agreements like that a Key Account Manager negotiates?",
        """SELECT ?label ?definition ?source WHERE {
            acc:KeyAccountManager cg:hasResponsibility acc:AgreementNegotiation .
            acc:AgreementNegotiation skos:prefLabel ?label ; skos:definition ?definition ;
                                     dcterms:source ?source
            FILTER (lang(?label) = ?language && lang(?definition) = ?language)
        }""",
        {
            "en": {
                (
                    "negotiation of agreements",
                    "Reaching agreements with key clients, which are harder to reach than others "
                    "and bind for longer.",
                    S3,
                )
            },
            "es": {
                (
                    "negociación de acuerdos",
                    "Cerrar con los clientes clave acuerdos más difíciles de alcanzar que otros y "
                    "que obligan durante más tiempo.",
                    S3,
                )
            },
        },
    ),
    Question(
        "F43",
        "Does a Key Account Manager need negotiation, and for what?",
        """SELECT ?skill ?need ?source WHERE {
            acc:KeyAccountManager cg:requires ?requirement ; cg:hasResponsibility ?for .
            ?requirement cg:skill acc:Negotiation ; cg:necessity cg:Essential ;
                         dcterms:source ?source .
            ?for cg:drawsOn acc:Negotiation ; skos:prefLabel ?need .
            acc:Negotiation skos:prefLabel ?skill
            FILTER (lang(?skill) = ?language && lang(?need) = ?language)
        }""",
        {
            "en": {("negotiation", "negotiation of agreements", S3)},
            "es": {("negociación", "negociación de acuerdos", S3)},
        },
    ),
    Question(
        "F44",
        "Does a Key Account Manager coordinate with other departments?",
        related("acc:KeyAccountManager", "cg:hasResponsibility", "acc:DepartmentCoordination"),
        {
            "en": {("coordination with other departments", S3)},
            "es": {("coordinación entre departamentos", S3)},
        },
    ),
    Question(
        "F44",
        "With which departments?",
        """SELECT ?label ?source WHERE {
            acc:KeyAccountManager cg:collaboratesWith ?department .
            ?department a org:OrganizationalUnit ; skos:prefLabel ?label ; dcterms:source ?source
            FILTER (lang(?label) = ?language && ?source = acc:source-section-3)
        }""",
        {
            "en": {
                ("sales department", S3),
                ("marketing department", S3),
                ("customer service department", S3),
            },
            "es": {
                ("departamento de ventas", S3),
                ("departamento de marketing", S3),
                ("departamento de servicio al cliente", S3),
            },
        },
    ),
    Question(
        "F45",
        "Does a Key Account Manager analyse results, follow them up and adjust?",
        """SELECT ?label ?definition ?source WHERE {
            acc:KeyAccountManager cg:hasResponsibility acc:ResultsAnalysis .
            acc:ResultsAnalysis skos:prefLabel ?label ; skos:definition ?definition ;
                                dcterms:source ?source
            FILTER (lang(?label) = ?language && lang(?definition) = ?language)
        }""",
        {
            "en": {
                (
                    "analysis and follow-up of results",
                    "Measuring again and again how key accounts perform, and changing course "
                    "where the figures say so.",
                    S3,
                )
            },
            "es": {
                (
                    "análisis de resultados y su seguimiento",
                    "Medir una y otra vez cómo rinden las cuentas clave y rectificar el rumbo "
                    "cuando las cifras lo piden.",
                    S3,
                )
            },
        },
    ),
    Question(
        "F45",
        "Is data analysis a must for a Key Account Manager?",
        required("acc:KeyAccountManager", "acc:DataAnalysis"),
        {
            "en": {("data analysis", ESSENTIAL, S3)},
            "es": {("análisis de datos", ESSENTIAL, S3)},
        },
    ),
    Question(
        "F46",
        "Which metrics does a Key Account Manager watch?",
        related("acc:KeyAccountManager", "acc:watchesMetric"),
        {
            "en": {("return on investment", S3), ("client satisfaction score", S3)},
            "es": {
                ("retorno de la inversión", S3),
                ("índice de satisfacción del cliente", S3),
            },
        },
    ),
)

PROGRESSION: Final = (
    Question(
        "F50",
        "With what does one earn the next step?",
        related("acc:CommonLadder", "cg:earnedBy"),
        {
            "en": {("experience", S4), ("solid skills, shown in practice", S4)},
            "es": {
                ("experiencia", S4),
                ("competencias sólidas, demostradas en la práctica", S4),
            },
        },
    ),
    Question(
        "F51",
        "What does the ladder vary by?",
        related("acc:CommonLadder", "cg:variesBy"),
        {
            "en": {("company", S4), ("industry", S4)},
            "es": {("empresa", S4), ("sector", S4)},
        },
    ),
    Question(
        "F51",
        "Is the ladder a rule?",
        """SELECT ?label ?rule ?source WHERE {
            acc:CommonLadder cg:isNormative ?rule ; skos:prefLabel ?label ; dcterms:source ?source
            FILTER (lang(?label) = ?language)
        }""",
        {
            "en": {("the common ladder of account management", False, S4)},
            "es": {("itinerario habitual en la gestión de cuentas", False, S4)},
        },
    ),
    Question(
        "F51",
        "Which steps make up that ladder?",
        """SELECT ?from ?to WHERE {
            ?step cg:inLadder acc:CommonLadder ; cg:fromRole/skos:prefLabel ?from ;
                  cg:toRole/skos:prefLabel ?to
            FILTER (lang(?from) = ?language && lang(?to) = ?language)
        }""",
        {
            "en": {
                ("Account Executive", "Account Specialist"),
                ("Account Specialist", "Account Manager"),
                ("Account Manager", "Key Account Manager"),
                ("Account Manager", "Account Director"),
            },
            "es": {
                ("Ejecutivo/a de cuentas", "Especialista en cuentas"),
                ("Especialista en cuentas", "Gestor/a de cuentas"),
                ("Gestor/a de cuentas", "Gestor/a de cuentas clave"),
                ("Gestor/a de cuentas", "Director/a de cuentas"),
            },
        },
    ),
    Question(
        "F52",
        "Which role stands between Account Executive and Account Manager?",
        """SELECT ?label ?first ?second WHERE {
            ?in  cg:fromRole acc:AccountExecutive ; cg:toRole ?between ; cg:kind cg:Promotion ;
                 dcterms:source ?first .
            ?out cg:fromRole ?between ; cg:toRole acc:AccountManager ; cg:kind cg:Promotion ;
                 dcterms:source ?second .
            ?between skos:prefLabel ?label FILTER (lang(?label) = ?language)
        }""",
        {
            "en": {("Account Specialist", S4, S4)},
            "es": {("Especialista en cuentas", S4, S4)},
        },
    ),
    Question(
        "F52",
        "Which progressions does the ontology hold, and on whose word?",
        """SELECT ?from ?to ?source WHERE {
            ?step a cg:Progression ; cg:fromRole/skos:prefLabel ?from ;
                  cg:toRole/skos:prefLabel ?to ; dcterms:source ?source
            FILTER (lang(?from) = ?language && lang(?to) = ?language)
        }""",
        {
            "en": {
                ("Account Executive", "Account Specialist", S4),
                ("Account Specialist", "Account Manager", S4),
                ("Account Manager", "Key Account Manager", S4),
                ("Account Manager", "Account Director", S4),
            },
            "es": {
                ("Ejecutivo/a de cuentas", "Especialista en cuentas", S4),
                ("Especialista en cuentas", "Gestor/a de cuentas", S4),
                ("Gestor/a de cuentas", "Gestor/a de cuentas clave", S4),
                ("Gestor/a de cuentas", "Director/a de cuentas", S4),
            },
        },
    ),
    Question(
        "F52",
        "What does each role progress to, in plain statements?",
        """SELECT ?from ?to WHERE {
            ?role cg:progressesTo ?next ; skos:prefLabel ?from . ?next skos:prefLabel ?to
            FILTER (lang(?from) = ?language && lang(?to) = ?language)
        }""",
        {
            "en": {
                ("Account Executive", "Account Specialist"),
                ("Account Executive at InboundCycle", "Account Specialist"),
                ("Account Specialist", "Account Manager"),
                ("Account Manager", "Key Account Manager"),
                ("Account Manager", "Account Director"),
            },
            "es": {
                ("Ejecutivo/a de cuentas", "Especialista en cuentas"),
                ("Ejecutivo/a de cuentas en InboundCycle", "Especialista en cuentas"),
                ("Especialista en cuentas", "Gestor/a de cuentas"),
                ("Gestor/a de cuentas", "Gestor/a de cuentas clave"),
                ("Gestor/a de cuentas", "Director/a de cuentas"),
            },
        },
    ),
    Question(
        "F52",
        "Does anything lead from Account Executive to Account Manager in one step?",
        """ASK {
            { acc:AccountExecutive cg:progressesTo acc:AccountManager }
            UNION
            { ?step cg:fromRole acc:AccountExecutive ; cg:toRole acc:AccountManager }
        }""",
        same(False),
    ),
    Question(
        "F53",
        "What does an Account Specialist take on?",
        related("acc:AccountSpecialist", "cg:hasResponsibility", "acc:LargeAccountManagement"),
        {
            "en": {("management of larger, more complex accounts", S4)},
            "es": {("gestión de cuentas de mayor tamaño y complejidad", S4)},
        },
    ),
    Question(
        "F53",
        "Which accounts does an Account Specialist serve?",
        related("acc:AccountSpecialist", "acc:servesSegment"),
        {
            "en": {("larger, more complex accounts", S4)},
            "es": {("cuentas de mayor tamaño y complejidad", S4)},
        },
    ),
    Question(
        "F53",
        "Whom does an Account Specialist work closely with?",
        related("acc:AccountSpecialist", "cg:collaboratesWith"),
        {"en": {("Account Manager", S4)}, "es": {("Gestor/a de cuentas", S4)}},
    ),
    Question(
        "F54",
        "What does an Account Director answer for, besides what is inherited?",
        """SELECT ?label ?source WHERE {
            acc:AccountDirector cg:hasResponsibility ?responsibility ; dcterms:source ?source .
            ?responsibility dcterms:source ?source ; skos:prefLabel ?label
            FILTER (lang(?label) = ?language)
        }""",
        {
            "en": {
                ("management of a larger portfolio of accounts", S4),
                ("strategy development with other internal teams", S4),
                ("satisfaction of the portfolio's clients", S4),
            },
            "es": {
                ("gestión de una cartera de cuentas mayor", S4),
                ("definición de estrategias con otros equipos internos", S4),
                ("satisfacción de los clientes de la cartera", S4),
            },
        },
    ),
    Question(
        "F54",
        "Whom does an Account Director work closely with?",
        related("acc:AccountDirector", "cg:collaboratesWith"),
        {
            "en": {("other internal teams", S4)},
            "es": {("otros equipos internos", S4)},
        },
    ),
    Question(
        "F55",
        "What does section 4 say of a Key Account Manager?",
        f"""SELECT ?property ?label WHERE {{
            VALUES (?subject ?property) {{
                (acc:KeyAccountManager cg:focus) (acc:KeyAccountManager cg:hasResponsibility)
            }}
            ?subject ?property ?object .
            {LABEL}{SOURCE}
            FILTER (?source = acc:source-section-4)
        }}""",
        {
            "en": {
                (f"{CG}focus", "key accounts"),
                (f"{CG}hasResponsibility", "design of long-term strategies"),
                (f"{CG}hasResponsibility", "long-term management of key accounts"),
            },
            "es": {
                (f"{CG}focus", "cuentas clave"),
                (f"{CG}hasResponsibility", "diseño de estrategias a largo plazo"),
                (f"{CG}hasResponsibility", "gestión a largo plazo de cuentas clave"),
            },
        },
    ),
    Question(
        "F56",
        "Which roles are one step above Account Manager?",
        """SELECT ?label ?kind ?source WHERE {
            ?step cg:fromRole acc:AccountManager ; cg:toRole ?higher ; cg:kind ?kind ;
                  dcterms:source ?source .
            ?higher skos:prefLabel ?label FILTER (lang(?label) = ?language)
        }""",
        {
            "en": {
                ("Key Account Manager", f"{CG}Promotion", S4),
                ("Account Director", f"{CG}Promotion", S4),
            },
            "es": {
                ("Gestor/a de cuentas clave", f"{CG}Promotion", S4),
                ("Director/a de cuentas", f"{CG}Promotion", S4),
            },
        },
    ),
    Question(
        "F56",
        "Is there any move between Account Director and Key Account Manager, either way?",
        """ASK {
            VALUES (?one ?other) {
                (acc:AccountDirector acc:KeyAccountManager)
                (acc:KeyAccountManager acc:AccountDirector)
            }
            { ?one cg:progressesTo ?other }
            UNION
            { ?step cg:fromRole ?one ; cg:toRole ?other }
        }""",
        same(False),
    ),
    Question(
        "F56",
        "Does either of the two build on the other?",
        """ASK {
            { acc:AccountDirector cg:buildsOn+ acc:KeyAccountManager }
            UNION
            { acc:KeyAccountManager cg:buildsOn+ acc:AccountDirector }
        }""",
        same(False),
    ),
    Question(
        "F57",
        "What grows as one moves up?",
        related("acc:CommonLadder", "cg:raises"),
        {
            "en": {
                ("responsibility", S4),
                ("scope", S4),
                ("pay", S4),
                ("growth opportunities", S4),
                ("expectations", S4),
            },
            "es": {
                ("responsabilidad", S4),
                ("alcance", S4),
                ("retribución", S4),
                ("oportunidades de crecimiento", S4),
                ("expectativas", S4),
            },
        },
    ),
    Question(
        "F58",
        "Which further skills does section 4 require higher up, and of whom?",
        """SELECT ?role ?skill ?necessity WHERE {
            ?higher cg:requires ?requirement ; skos:prefLabel ?role .
            ?requirement dcterms:source acc:source-section-4 ; cg:necessity ?necessity ;
                         cg:skill/skos:prefLabel ?skill
            FILTER (lang(?role) = ?language && lang(?skill) = ?language)
        }""",
        {
            "en": {
                ("Key Account Manager", "leadership", ESSENTIAL),
                ("Key Account Manager", "strategic decision making", ESSENTIAL),
                ("Account Director", "leadership", ESSENTIAL),
                ("Account Director", "strategic decision making", ESSENTIAL),
            },
            "es": {
                ("Gestor/a de cuentas clave", "liderazgo", ESSENTIAL),
                ("Gestor/a de cuentas clave", "toma de decisiones estratégicas", ESSENTIAL),
                ("Director/a de cuentas", "liderazgo", ESSENTIAL),
                ("Director/a de cuentas", "toma de decisiones estratégicas", ESSENTIAL),
            },
        },
    ),
)

INBOUNDCYCLE: Final = (
    Question(
        "F60",
        "What kind of company is InboundCycle?",
        related("acc:InboundCycle", "org:classification"),
        {
            "en": {("digital marketing agency", S5)},
            "es": {("agencia de marketing digital", S5)},
        },
    ),
    Question(
        "F60",
        "What does InboundCycle specialise in?",
        related("acc:InboundCycle", "cg:focus"),
        same({("inbound marketing", S5)}),
    ),
    Question(
        "F61",
        "What is an Account Executive at InboundCycle responsible for, by section 5?",
        """SELECT ?label ?source WHERE {
            ?role cg:offeredBy acc:InboundCycle ; cg:hasResponsibility ?responsibility ;
                  dcterms:source ?source .
            ?responsibility dcterms:source ?source ; skos:prefLabel ?label
            FILTER (lang(?label) = ?language)
        }""",
        {
            "en": {
                ("execution and coordination of client projects", S5),
                ("leading the project towards the client", S5),
                ("development of inbound marketing strategies", S5),
                ("satisfaction and success of the client", S5),
            },
            "es": {
                ("ejecución y coordinación de proyectos", S5),
                ("liderazgo del proyecto ante el cliente", S5),
                ("desarrollo de estrategias de inbound marketing", S5),
                ("satisfacción y éxito de los clientes", S5),
            },
        },
    ),
    Question(
        "F62",
        "What need one not know before joining InboundCycle as an Account Executive?",
        related("acc:InboundCycleAccountExecutive", "cg:requiresNoPriorKnowledgeOf"),
        same({("marketing", S5), ("marketing", S6)}),
    ),
    Question(
        "F62",
        "Who provides the training?",
        f"""SELECT ?subject ?label ?source WHERE {{
            VALUES ?property {{ cg:providesTraining }}
            ?subject ?property ?object .
            {LABEL}{SOURCE}
        }}""",
        {
            "en": {
                (f"{ACC}InboundCycle", "the training that the role needs", S5),
                (f"{ACC}InboundCycleAccountExecutive", "the training that the role needs", S5),
            },
            "es": {
                (f"{ACC}InboundCycle", "formación que el rol necesita", S5),
                (f"{ACC}InboundCycleAccountExecutive", "formación que el rol necesita", S5),
            },
        },
    ),
    Question(
        "F62",
        "Is any skill essential there besides those that the company values?",
        """ASK {
            acc:InboundCycleAccountExecutive cg:essentialSkill ?skill
            FILTER (?skill NOT IN (acc:Communication , acc:ProblemSolving ,
                                   acc:Organisation , acc:Adaptability))
        }""",
        same(False),
    ),
    Question(
        "F63",
        "Which skills does InboundCycle value in an Account Executive?",
        """SELECT ?label ?source WHERE {
            acc:InboundCycleAccountExecutive cg:requires ?requirement .
            ?requirement cg:skill/skos:prefLabel ?label ; dcterms:source ?source
            FILTER (lang(?label) = ?language && ?source = acc:source-section-6)
        }""",
        {
            "en": {
                ("communication", S6),
                ("problem solving", S6),
                ("organisation", S6),
                ("adaptability", S6),
            },
            "es": {
                ("comunicación", S6),
                ("resolución de problemas", S6),
                ("organización", S6),
                ("adaptabilidad", S6),
            },
        },
    ),
    Question(
        "F63",
        "On whose word are those four essential at InboundCycle?",
        """SELECT ?label ?source WHERE {
            ?statement owl:annotatedSource ?requirement ; owl:annotatedProperty cg:necessity ;
                       owl:annotatedTarget cg:Essential ; dcterms:source ?source .
            acc:InboundCycleAccountExecutive cg:requires ?requirement .
            ?requirement cg:skill/skos:prefLabel ?label FILTER (lang(?label) = ?language)
        }""",
        {
            "en": {
                ("communication", MODELLER),
                ("problem solving", MODELLER),
                ("organisation", MODELLER),
                ("adaptability", MODELLER),
            },
            "es": {
                ("comunicación", MODELLER),
                ("resolución de problemas", MODELLER),
                ("organización", MODELLER),
                ("adaptabilidad", MODELLER),
            },
        },
    ),
    Question(
        "F64",
        "Which benefits do sections 5 and 6 both name?",
        f"""SELECT ?label WHERE {{
            VALUES (?subject ?property) {{ (acc:InboundCycleAccountExecutive cg:offersBenefit) }}
            ?subject ?property ?object .
            {LABEL}{SOURCE}
            FILTER (?source = acc:source-section-5)
            ?statement dcterms:source acc:source-section-6
        }}""",
        {
            "en": {("flexible hours",), ("telework",), ("work–life balance",)},
            "es": {
                ("horario flexible",),
                ("teletrabajo",),
                ("conciliación de la vida laboral y personal",),
            },
        },
    ),
    Question(
        "F65",
        "Which further benefits does section 6 name?",
        f"""SELECT ?label WHERE {{
            VALUES (?subject ?property) {{ (acc:InboundCycleAccountExecutive cg:offersBenefit) }}
            ?subject ?property ?object .
            {LABEL}{SOURCE}
            FILTER (?source = acc:source-section-6)
            FILTER NOT EXISTS {{ ?statement dcterms:source acc:source-section-5 }}
        }}""",
        {
            "en": {
                ("a dynamic, collaborative team",),
                ("learning from other marketing professionals",),
                ("growth opportunities",),
            },
            "es": {
                ("equipo dinámico en el que se colabora",),
                ("aprendizaje junto a otros profesionales del marketing",),
                ("oportunidades de crecimiento",),
            },
        },
    ),
)

#: What must hold of the whole ontology, whichever the fact.
PROVENANCE: Final = (
    Question(
        "provenance",
        "Is any level of a requirement said to be the article's?",
        """ASK {
            ?requirement a cg:Requirement ; cg:level ?level ; dcterms:source ?whole
            OPTIONAL {
                ?statement owl:annotatedSource ?requirement ; owl:annotatedProperty cg:level ;
                           owl:annotatedTarget ?level ; dcterms:source ?own
            }
            FILTER (COALESCE(?own, ?whole) != acc:source-modeller)
        }""",
        same(False),
    ),
    Question(
        "provenance",
        "How long is each step said to take, and on whose word?",
        """SELECT ?from ?to ?months ?source WHERE {
            ?step cg:fromRole/skos:prefLabel ?from ; cg:toRole/skos:prefLabel ?to ;
                  cg:typicalMonths ?months ; dcterms:source ?whole
            FILTER (lang(?from) = ?language && lang(?to) = ?language)
            OPTIONAL {
                ?statement owl:annotatedSource ?step ; owl:annotatedProperty cg:typicalMonths ;
                           owl:annotatedTarget ?months ; dcterms:source ?own
            }
            BIND (COALESCE(?own, ?whole) AS ?source)
        }""",
        {
            "en": {
                ("Account Executive", "Account Specialist", 18, MODELLER),
                ("Account Specialist", "Account Manager", 18, MODELLER),
                ("Account Manager", "Key Account Manager", 36, MODELLER),
                ("Account Manager", "Account Director", 48, MODELLER),
            },
            "es": {
                ("Ejecutivo/a de cuentas", "Especialista en cuentas", 18, MODELLER),
                ("Especialista en cuentas", "Gestor/a de cuentas", 18, MODELLER),
                ("Gestor/a de cuentas", "Gestor/a de cuentas clave", 36, MODELLER),
                ("Gestor/a de cuentas", "Director/a de cuentas", 48, MODELLER),
            },
        },
    ),
    Question(
        "provenance",
        "Which role includes another's requirements, and on whose word?",
        f"""SELECT ?role ?label ?source WHERE {{
            VALUES ?property {{ cg:buildsOn }}
            ?subject ?property ?object ; skos:prefLabel ?role FILTER (lang(?role) = ?language)
            {LABEL}{SOURCE}
        }}""",
        {
            "en": {
                ("Account Specialist", "Account Executive", MODELLER),
                ("Account Executive at InboundCycle", "Account Executive", S5),
                ("Key Account Manager", "Account Manager", S3),
                ("Account Director", "Account Manager", MODELLER),
            },
            "es": {
                ("Especialista en cuentas", "Ejecutivo/a de cuentas", MODELLER),
                ("Ejecutivo/a de cuentas en InboundCycle", "Ejecutivo/a de cuentas", S5),
                ("Gestor/a de cuentas clave", "Gestor/a de cuentas", S3),
                ("Director/a de cuentas", "Gestor/a de cuentas", MODELLER),
            },
        },
    ),
    Question(
        "provenance",
        "Which skills of the ontology are the modeller's own?",
        """SELECT ?label WHERE {
            ?skill a cg:Skill ; dcterms:source acc:source-modeller ; skos:prefLabel ?label
            FILTER (lang(?label) = ?language)
        }""",
        {
            "en": {("inbound marketing strategy",)},
            "es": {("estrategia de inbound marketing",)},
        },
    ),
    Question(
        "provenance",
        "Which parts of the article does the ontology cite?",
        """SELECT DISTINCT ?section WHERE {
            ?thing dcterms:source ?section . ?section dcterms:isPartOf acc:source-article
        }""",
        same({(section,) for section in (S0, S1, S2, S3, S4, S5, S6, S7)}),
    ),
    Question(
        "provenance",
        "Is a source given for any statement that is not made?",
        """ASK {
            ?statement a owl:Axiom ; owl:annotatedSource ?subject ;
                       owl:annotatedProperty ?property ; owl:annotatedTarget ?object
            FILTER NOT EXISTS { ?subject ?property ?object }
        }""",
        same(False),
    ),
)

QUESTIONS: Final = (
    *FIELD,
    *ACCOUNT_EXECUTIVE,
    *ACCOUNT_MANAGER,
    *KEY_ACCOUNT_MANAGER,
    *PROGRESSION,
    *INBOUNDCYCLE,
    *PROVENANCE,
)
