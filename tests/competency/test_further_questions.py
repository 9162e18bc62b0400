"""The further questions have the same answer in Python and in SPARQL, in English and in Spanish."""

from __future__ import annotations

import pytest

import careergraph as cg

from .further_questions import FURTHER, Further


@pytest.fixture(scope="module")
def graphs() -> dict[str, cg.CareerGraph]:
    """The ontology that ships with the package, in each language."""
    return {language: cg.load(language=language) for language in ("en", "es")}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("question", FURTHER, ids=lambda question: question.asks)
def test_question(graphs: dict[str, cg.CareerGraph], question: Further, language: str) -> None:
    graph = graphs[language]
    bindings = {"language": language} if "?language" in question.sparql else {}
    found = graph.query(question.sparql, **bindings)
    answer = found if isinstance(found, bool) else frozenset(str(row[0]) for row in found)
    assert answer == question.answers[language]
    assert question.python(graph) == question.answers[language]
