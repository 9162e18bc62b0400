"""The texts of findings in Spanish: of each the message and the mend; then phrases that name things."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "bad-duration": (
        "{property} de {node} es {value}, que no es un entero positivo",
        "indica una duración de 1 o más, o ninguna",
    ),
    "bad-importance": (
        "importance de {node} es {value}, que no es un número del 1 al 5",
        "indica una importancia del 1 al 5, o ninguna",
    ),
    "bad-level": (
        "{property} de {node} es {value}, que no es un entero positivo",
        "indica un nivel de 1 o más, o ninguno",
    ),
    "bad-level/named": (
        "level de {node} es {value}, que no es un nivel con rango",
        "nombra un nivel de la escala, o usa cg:levelRank para un simple número",
    ),
    "bad-rank": (
        "{property} de {node} es {value}, que no es un entero positivo",
        "indica un rango de 1 o más",
    ),
    "bad-truth-value": (
        "{property} de {node} es {value}, que no es ni verdadero ni falso",
        "escribe true o false, sin comillas",
    ),
    "both-necessities": (
        "{role} pide {skill} como imprescindible y como valorable, y cuenta como imprescindible",
        "deja solo una",
    ),
    "broader-cycle": (
        "skos:broader forma un círculo de {count}: {members}",
        "quita la afirmación que vuelve atrás",
    ),
    "builds-on-cycle": (
        "cg:buildsOn forma un círculo de {count}: {members}",
        "quita la afirmación que vuelve atrás",
    ),
    "confusable-labels/role": (
        (
            "las etiquetas preferentes de {count} roles en el idioma {language} se ven igual y tienen "
            "caracteres distintos, {labels}: {things}"
        ),
        "escríbelas en un solo alfabeto, o haz que se distingan",
    ),
    "confusable-labels/skill": (
        (
            "las etiquetas preferentes de {count} competencias en el idioma {language} se ven igual y tienen "
            "caracteres distintos, {labels}: {things}"
        ),
        "escríbelas en un solo alfabeto, o haz que se distingan",
    ),
    "dangling-reference": (
        "{property} de {owner} apunta a {thing}, de lo que no se afirma nada",
        "corrige el IRI, o descríbelo",
    ),
    "duplicate-label": (
        "{thing} tiene varias etiquetas preferentes en el idioma {language}: {labels}",
        "deja una, y haz de las demás etiquetas alternativas",
    ),
    "duplicate-row": (
        "la fila {row} repite lo que una anterior dice de {one} y {other}",
        "borra la fila",
    ),
    "empty-descriptor": (
        "{node} es un descriptor de nivel sin nombre ni definición",
        "añade skos:definition o skos:prefLabel",
    ),
    "own-scale-correspondence": (
        "{level} equivale a {other}, un nivel de su propia escala",
        "nombra un nivel de otra escala",
    ),
    "unheld-evidence": (
        "se indica evidencia de {node}, que nadie domina",
        "indícala de un dominio al que lleve cg:holds",
    ),
    "empty-profile": (
        "{profile} es un perfil que no incluye ninguna competencia",
        "añade cg:holds, o borra el perfil",
    ),
    "empty-scale": (
        "{scale} es una escala sin niveles",
        "añade cg:inScale a sus niveles, o borra la escala",
    ),
    "holding-without-skill": ("un dominio de {profile} no nombra ninguna competencia", "añade cg:skill"),
    "import-not-followed": (
        "owl:imports {imported} no se sigue",
        "nombra el archivo importado al cargar, si hace falta",
    ),
    "incomplete-progression": (
        "a {node} le falta {missing}, y no cuenta entre las progresiones",
        "añade {missing}",
    ),
    "isolated-role": (
        "ninguna progresión lleva al rol {label} ni parte de él",
        "indica una progresión, si la hay",
    ),
    "level-off-scale": (
        "el rol {label} pide {skill} con el nivel {level}, y la escala termina en {highest}",
        "baja el nivel, o añádelo a la escala",
    ),
    "level-without-rank": (
        "{level} es un nivel que no indica su rango",
        "añade cg:rank con su posición en la escala, a partir de 1",
    ),
    "level-without-scale": ("{level} es un nivel que no pertenece a ninguna escala", "añade cg:inScale"),
    "literal-target": (
        "{property} de {owner} es el texto {text}",
        "apunta al IRI de un nodo",
    ),
    "literal-target/family": (
        "{property} de {owner} es el texto {text}",
        "apunta al IRI de una familia, o usa cg:familyName para su simple nombre",
    ),
    "missing-language": ("{label} no tiene etiqueta en {languages}", "traduce su etiqueta preferente"),
    "near-namespace": (
        "los términos de {namespace} no son los de {known}, y no se leen: {terms}",
        "declara @prefix {prefix}: <{known}> .",
    ),
    "no-label": (
        "{thing} no tiene etiqueta, y se muestra con el final de su IRI",
        "añade skos:prefLabel",
    ),
    "no-roles": (
        "la ontología no contiene ningún rol",
        "declara algún nodo como cg:Role, o alinea con él tu propia clase",
    ),
    "no-roles/empty": (
        "la ontología está vacía: los archivos no contienen ninguna afirmación",
        "declara algún nodo como cg:Role, o alinea con él tu propia clase",
    ),
    "progression-cycle": (
        "las progresiones forman un círculo de {count}: {members}",
        "quita la afirmación que vuelve atrás, o haz de ella un cg:LateralMove",
    ),
    "rank-gap": (
        "los niveles de {scale} tienen los rangos {ranks}, y falta el {missing}",
        "numera los niveles sin huecos, a partir de 1",
    ),
    "requirement-without-skill": (
        "{node} no nombra ninguna competencia, y no cuenta entre lo que {role} requiere",
        "añade cg:skill",
    ),
    "requires-nothing-essential": (
        (
            "el rol {label} no requiere nada imprescindible, así que su cobertura, su ajuste y su esfuerzo "
            "no se conocen"
        ),
        "indica lo que requiere, si se sabe",
    ),
    "role-is-skill": (
        "{thing} es a la vez un rol y una competencia",
        "da un IRI al rol y otro a la competencia",
    ),
    "role-without-iri": (
        "el rol {label} es un nodo anónimo, que ningún otro archivo puede nombrar",
        "dale un IRI",
    ),
    "self-progression": (
        "{role} progresa a sí mismo, y la progresión se omite",
        "nombra otro rol, o borra la progresión",
    ),
    "several-values": (
        "{owner} tiene varios valores de {property}, {values}, y cuenta el primero",
        "deja solo uno",
    ),
    "several-values/stated": (
        "{owner} tiene varios valores de {property}: {values}",
        "deja solo uno",
    ),
    "shared-label/role": (
        "{count} roles tienen la etiqueta preferente {label} en el idioma {language}: {things}",
        "haz que sus etiquetas se distingan",
    ),
    "shared-label/skill": (
        "{count} competencias tienen la etiqueta preferente {label} en el idioma {language}: {things}",
        "haz que sus etiquetas se distingan",
    ),
    "shared-rank": (
        "los niveles {levels} de {scale} comparten el rango {rank}",
        "da a cada nivel de una escala un rango propio",
    ),
    "step-up-requires-less": (
        "el ascenso {source} → {target} lleva a un rol que pide menos en total ({need} frente a {before})",
        "revisa los requisitos de ambos roles",
    ),
    "stray-space": (
        "la etiqueta {label} en la fila {row} de la tabla {table} empieza o termina con un espacio",
        "quita el espacio",
    ),
    "text-expected": ("{property} de {owner} no es un texto", "escribe el texto entre comillas"),
    "two-kinds": ("{thing} es a la vez {kind} y {other}", "da a cada cual su propio IRI"),
    "two-levels": (
        "{role} pide {skill} con los niveles {levels}, y cuenta el más alto",
        "deja un solo nivel",
    ),
    "two-levels/stated": (
        "{node} indica los niveles {levels}, y cuenta el más alto",
        "deja un solo nivel",
    ),
    "two-scales": (
        "los niveles de {scale} no se comparan con los de {main}, la escala de la mayoría de los requisitos",
        "indica con cg:correspondsTo qué niveles equivalen, o deja una sola escala",
    ),
    "unknown-kind": (
        "el tipo {kind} de {node} no es cg:Promotion, cg:LateralMove ni cg:Specialisation",
        "usa uno de los tres, o no indiques ninguno",
    ),
    "unknown-necessity": (
        "el carácter {necessity} de {node} no es cg:Essential ni cg:Optional",
        "usa uno de los dos, o ninguno si es imprescindible",
    ),
    "unknown-status": (
        "el estado {status} de {node} no es cg:Suggested",
        "usa cg:Suggested, o no indiques ninguno",
    ),
    "unknown-term": (
        "el vocabulario no tiene la propiedad {term}, y lo que afirma de {things} no se lee",
        "usa una propiedad del vocabulario, o una de un espacio de nombres propio",
    ),
    "unknown-term/near": (
        "el vocabulario no tiene la propiedad {term}, y lo que afirma de {things} no se lee",
        "¿querías decir {near}?",
    ),
    "unknown-term/class": (
        "el vocabulario no tiene la clase {term}, con la que se declara {things}",
        "usa una clase del vocabulario, o una de un espacio de nombres propio",
    ),
    "unknown-term/near-class": (
        "el vocabulario no tiene la clase {term}, con la que se declara {things}",
        "¿querías decir {near}?",
    ),
    "untyped": ("{thing} se usa como {kind} y no está declarado como tal", "añade `a {term}`"),
    "unused-requirement": (
        "{node} es un requisito que ningún rol establece",
        "añade cg:requires a un rol, o bórralo",
    ),
    "unused-responsibility": (
        "ningún rol tiene la responsabilidad {label}",
        "asígnala a un rol con cg:hasResponsibility, o bórrala",
    ),
    "unused-skill": ("nada pide la competencia {label}", "haz que algo la requiera, o bórrala"),
    "wrong-kind": (
        "{property} de {owner} apunta a {object}, que es {kind} y no {meant}",
        "apunta a {meant}, o usa la propiedad que es para {kind}",
    ),
    "wrong-kind/skill": (
        "{property} de {owner} apunta a {object}, que es {kind} y no {meant}",
        "usa cg:requiresSkill para una competencia, o apunta a {meant}",
    ),
    "wrong-kind/subject": (
        "{property} se afirma de {owner}, que es {kind} y no {meant}",
        "afírmala de {meant}",
    ),
    "wrong-kind/broader": (
        "skos:broader de {owner}, {kind}, apunta a {object}, {other}",
        "ordena competencias por competencias, y roles por roles",
    ),
    "alternative-without-skill": (
        "una alternativa en un requisito de {role} no nombra ninguna competencia, y se omite",
        "da a cada alternativa de cg:anyOf su propia cg:skill",
    ),
    "at-least-without-alternatives": (
        "un requisito de {role} dice cuántas se piden, y no tiene alternativas",
        "añade cg:anyOf, o quita cg:atLeast",
    ),
    "bad-amount": (
        "{property} de {node} es {value}, que no es un número, 0 o mayor",
        "indica un número, o ninguno",
    ),
    "bad-level/training": (
        "el nivel de {node} es {value}, que no es un nivel con rango",
        "nombra un nivel de la escala",
    ),
    "bad-number": (
        "{property} de {node} es {value}, que no es un entero positivo",
        "indica un número de 1 o más, o ninguno",
    ),
    "bad-validity": (
        "dcterms:valid de {thing} es {value}, que no es un tiempo",
        'escribe "2024-06-30" para el último día, o "2020-01-01/2024-06-30"',
    ),
    "descriptor-without-level": (
        "un descriptor de nivel de {skill} no indica ningún nivel",
        "añade cg:level",
    ),
    "descriptor-without-skill": (
        "{node} es un descriptor de nivel que no nombra ninguna competencia",
        "añade cg:skill",
    ),
    "empty-condition": (
        "{node} es una condición que no tiene nombre ni pide nada",
        "añade skos:prefLabel, cg:qualification, cg:monthsOfExperience o cg:experienceIn",
    ),
    "grade-without-rank": (
        "{grade} es una categoría que no indica su rango",
        "añade cg:rank con su posición entre las categorías, a partir de 1",
    ),
    "lateral-move-changes-grade": (
        "el movimiento lateral {source} → {target} lleva de {before} a {after}",
        "corrige una categoría, o el tipo de la progresión",
    ),
    "levels-do-not-compare": (
        "{owner} tiene {skill} con {level}, que no equivale a ningún nivel de {scale}, y cuenta como 1",
        "usa un nivel de esa escala, o indica con cg:correspondsTo qué niveles de ambas equivalen",
    ),
    "out-of-use/requires": (
        "{role} pide {thing}, que está en desuso o no es válido hoy",
        "nombra {instead} en su lugar",
    ),
    "out-of-use/requires-alone": (
        "{role} pide {thing}, que está en desuso o no es válido hoy",
        "nombra lo que ocupa su lugar",
    ),
    "out-of-use/builds-on": (
        "{role} amplía {thing}, que está en desuso o no es válido hoy",
        "nombra {instead} en su lugar",
    ),
    "out-of-use/builds-on-alone": (
        "{role} amplía {thing}, que está en desuso o no es válido hoy",
        "nombra lo que ocupa su lugar",
    ),
    "out-of-use/leads-to": (
        "{role} lleva a {thing}, que está en desuso o no es válido hoy",
        "nombra {instead} en su lugar",
    ),
    "out-of-use/leads-to-alone": (
        "{role} lleva a {thing}, que está en desuso o no es válido hoy",
        "nombra lo que ocupa su lugar",
    ),
    "outcome-without-skill": (
        "un resultado de aprendizaje de {training} no nombra ninguna competencia",
        "añade cg:skill",
    ),
    "own-prerequisite": ("{skill} es su propio requisito previo", "borra la afirmación"),
    "promotion-does-not-rise": (
        "el ascenso {source} → {target} lleva de {before} a {after}, que no es superior",
        "corrige una categoría, o el tipo de la progresión",
    ),
    "replacement-missing": (
        "{thing} queda sustituido por {instead}, que no está aquí o está también en desuso",
        "carga también lo que lo sustituye, o nombra otro sustituto",
    ),
    "skill-and-alternatives": (
        "un requisito de {role} nombra una competencia y alternativas; cuenta la competencia",
        "deja cg:skill o cg:anyOf",
    ),
    "too-few-alternatives": (
        "{role} pide {number} de {count} alternativas, y cuentan todas",
        "añade alternativas, o baja cg:atLeast",
    ),
    "two-descriptors": (
        "el nivel {level} de {skill} tiene dos descriptores, y cuenta el primero",
        "deja solo uno",
    ),
}

PHRASES: Final[dict[str, str]] = {
    "and more": "{head} y {left} más",
    "a blank node": "un nodo anónimo",
    "a labelled node": "un nodo anónimo llamado {}",
    "a move": "la progresión de {} a {}",
    "a move from": "una progresión de {}",
    "a requirement": "un requisito de {}",
    "a requirement for": "un requisito de {} sobre {}",
    "a holding": "un dominio de {}",
    "a holding for": "un dominio de {} sobre {}",
    "a value": "{} de {}",
}

KINDS: Final[dict[str, str]] = {
    "Role": "un rol",
    "Skill": "una competencia",
    "Responsibility": "una responsabilidad",
    "Requirement": "un requisito",
    "Progression": "una progresión",
    "ProficiencyScale": "una escala de dominio",
    "ProficiencyLevel": "un nivel",
    "Profile": "un perfil",
    "Holding": "el dominio de una competencia",
    "Family": "una familia",
    "Ladder": "un itinerario",
    "Benefit": "un beneficio",
    "Training": "una formación",
    "Organization": "una organización",
    "Grade": "una categoría",
    "Condition": "una condición",
    "LevelDescriptor": "un descriptor de nivel",
    "LearningOutcome": "un resultado de aprendizaje",
}
