"""The accounts ontology answers every competency question, in English and in Spanish."""

from __future__ import annotations

import pytest

import careergraph as cg

from .questions import QUESTIONS, Question

#: The facts that the ontology is made from, in the order of the article.
FACTS = {
    f"F{number:02}"
    for first, last in ((1, 3), (10, 21), (30, 35), (40, 46), (50, 58), (60, 65))
    for number in range(first, last + 1)
}


@pytest.fixture(scope="module")
def graph() -> cg.CareerGraph:
    """The ontology that ships with the package."""
    return cg.load()


def test_every_fact_is_asked_about() -> None:
    assert {question.fact for question in QUESTIONS} == FACTS | {"provenance"}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: f"{question.fact} {question.asks}")
def test_question(graph: cg.CareerGraph, question: Question, language: str) -> None:
    bindings = {"language": language} if "?language" in question.sparql else {}
    result = graph.query(question.sparql, **bindings)
    answer = result if isinstance(result, bool) else {tuple(row) for row in result}
    assert answer == question.answers[language]
