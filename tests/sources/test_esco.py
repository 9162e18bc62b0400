"""ESCO's CSV download: an excerpt that every machine has, and the whole of it where it is at hand."""

from __future__ import annotations

import csv
import gzip
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import DATA
from small import codes, labels

import careergraph as cg

NEEDED = ["occupations_en.csv", "skills_en.csv", "occupationSkillRelations_en.csv"]
RELATIONS = [
    "occupationSkillRelations",
    "broaderRelationsOccPillar",
    "broaderRelationsSkillPillar",
    "skillSkillRelations",
]
OPTIONAL_FILES = [
    "ISCOGroups_en.csv",
    "skillGroups_en.csv",
    "broaderRelationsOccPillar_en.csv",
    "broaderRelationsSkillPillar_en.csv",
    "skillSkillRelations_en.csv",
]
ESCO = "http://data.europa.eu/esco/"
HEAD_CHEF = f"{ESCO}occupation/01484951-15e6-4b88-a20f-1201868d36a0"
#: Essential and optional skills of each occupation, pairs that are both counted as essential.
COUNTS = {
    "army general": (11, 13),
    "bid manager": (12, 0),
    "chef": (21, 28),
    "cook": (15, 35),
    "green\N{NO-BREAK SPACE}coffee\N{NO-BREAK SPACE}coordinator": (14, 9),
    "head chef": (32, 20),
    "public funding advisor": (11, 17),
}
ESSENTIAL, OPTIONAL = cg.Necessity.ESSENTIAL, cg.Necessity.OPTIONAL


@pytest.fixture(scope="module")
def excerpt(esco_excerpt: Path) -> cg.CareerGraph:
    return cg.load_esco(esco_excerpt)


@pytest.fixture
def folder(esco_excerpt: Path, tmp_path: Path) -> Path:
    """A copy of the excerpt to be changed."""
    copy = tmp_path / "esco"
    shutil.copytree(esco_excerpt, copy)
    return copy


def counts(graph: cg.CareerGraph) -> dict[str, tuple[int, int]]:
    return {
        role.label: (len(graph.requirements(role, ESSENTIAL)), len(graph.requirements(role, OPTIONAL)))
        for role in graph.roles
    }


def number(graph: cg.CareerGraph, pattern: str) -> int:
    """How many times a pattern of SPARQL is found."""
    return graph.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")[0].n


def rewrite(path: Path, change: Callable[[list[dict[str, str]]], list[dict[str, str]]]) -> None:
    """Change the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = change(list(csv.DictReader(file)))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def same(one: cg.CareerGraph, other: cg.CareerGraph) -> bool:
    """Whether two graphs state the same, in any order."""
    lines = [
        graph.query("SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o").to_dicts() for graph in (one, other)
    ]
    return lines[0] == lines[1]


def test_everything_is_there(excerpt):
    assert repr(excerpt) == "CareerGraph(7 roles, 245 skills, 0 responsibilities, 0 progressions)"
    assert counts(excerpt) == COUNTS
    assert excerpt.scale == ()
    assert number(excerpt, "?x a esco:SkillGroup") == 184
    assert number(excerpt, "?x a esco:ISCOGroup") == 23
    assert number(excerpt, "?x skos:broader ?y") == 572


def test_an_occupation_keeps_its_iri_code_and_texts(excerpt):
    chef = excerpt.role("head chef")
    assert (chef.iri, chef.notation) == (HEAD_CHEF, "3434.1.1")
    assert "industrial head chef" in chef.alternative_labels["en"]
    assert chef.definition.startswith("Head chefs manage the kitchen to oversee the preparation, cooking")
    assert excerpt.role(HEAD_CHEF) == chef


def test_a_group_keeps_the_nought_it_begins_with(excerpt):
    role = excerpt.role("army general")
    assert role.notation == "0110.4"
    group = excerpt.query("SELECT ?g ?code { ?r esco:memberOfISCOGroup ?g . ?g skos:notation ?code }", r=role)
    assert [(row.g, row.code) for row in group] == [(f"{ESCO}isco/C0110", "0110")]


def test_a_skill_has_its_type_its_reach_and_what_is_above_it(excerpt):
    assert number(excerpt, "?x esco:skillType <http://data.europa.eu/esco/skill-type/knowledge>") == 28
    assert number(excerpt, "?x esco:skillType <http://data.europa.eu/esco/skill-type/skill>") == 217
    reach = "<http://data.europa.eu/esco/skill-reuse-level/transversal>"
    assert number(excerpt, f"?x esco:skillReuseLevel {reach}") == 26
    skill = excerpt.skill("manage troop deployment")
    assert skill.broader == (f"{ESCO}skill/190f64e1-b7b6-4c53-b20b-80f9215ef6ca",)


def test_occupations_stand_below_others_and_below_groups(excerpt):
    rows = excerpt.query("SELECT ?b { ?r skos:broader ?b }", r=excerpt.role("head chef"))
    assert [row.b for row in rows] == [excerpt.role("chef").iri]
    rows = excerpt.query("SELECT ?b { ?r skos:broader ?b }", r=excerpt.role("cook"))
    assert [row.b for row in rows] == [f"{ESCO}isco/C5120"]


def test_skills_to_learn_from_cook_to_head_chef(excerpt):
    gap = excerpt.gap("cook", "head chef")
    essential = [item for item in gap.missing if item.necessity is ESSENTIAL]
    assert len(essential) == 24
    assert gap.effort == 24
    assert gap.coverage == pytest.approx(8 / 32)


def test_the_nearest_occupations_to_cook(excerpt):
    found = [(each.role.label, each.effort) for each in excerpt.rank("cook", limit=2)]
    assert found == [("chef", 10), ("head chef", 24)]


def test_a_pair_that_is_both_counts_once_as_essential_and_is_a_finding(excerpt):
    (both,) = [
        each for each in excerpt.requirements("public funding advisor")
        if each.skill.label == "analyse business plans"
    ]  # fmt: skip
    assert both.necessity is ESSENTIAL
    assert codes(excerpt) == ["both-necessities"]
    assert excerpt.check().errors == ()


def test_skills_that_need_skills_are_no_roles(excerpt):
    relation = "?a a esco:Skill ; esco:relatedEssentialSkill|esco:relatedOptionalSkill ?b"
    assert number(excerpt, relation) == 28
    assert len(excerpt.roles) == 7
    assert number(excerpt, "?a a esco:Skill ; cg:requiresSkill ?b") == 0


@pytest.mark.parametrize("name", ["green coffee coordinator", "Green\N{NO-BREAK SPACE}Coffee  Coordinator "])
def test_a_no_break_space_in_a_label_is_kept_and_stands_in_nobodys_way(excerpt, name):
    role = excerpt.role(name)
    assert role.label == "green\N{NO-BREAK SPACE}coffee\N{NO-BREAK SPACE}coordinator"


def test_labels_are_trimmed(excerpt, esco_excerpt):
    raw = (esco_excerpt / "skills_en.csv").read_text(encoding="utf-8")
    assert ",demonstrate awareness of health risks ," in raw
    assert (
        excerpt.skill("demonstrate awareness of health risks").label
        == "demonstrate awareness of health risks"
    )
    texts = excerpt.query("SELECT ?t { ?s skos:prefLabel|skos:altLabel|skos:definition ?t }")
    assert [row.t for row in texts if row.t != row.t.strip() or not row.t] == []


def test_one_label_of_several_occupations_is_ambiguous(excerpt):
    with pytest.raises(cg.AmbiguousName) as caught:
        excerpt.role("chef de cuisine")
    assert sorted(caught.value.candidates) == sorted([HEAD_CHEF, excerpt.role("chef").iri])


def test_it_reads_the_same_from_its_own_saved_rdf(excerpt, tmp_path):
    excerpt.save(tmp_path / "esco.ttl")
    again = cg.load(tmp_path / "esco.ttl")
    assert counts(again) == COUNTS
    assert same(again, excerpt)


def test_gzipped_files_read_as_plain_ones(excerpt, folder):
    for path in folder.glob("*.csv"):
        Path(f"{path}.gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()
    assert same(cg.load_esco(folder), excerpt)


def test_a_byte_order_mark_and_windows_lines_change_nothing(excerpt, folder):
    for path in folder.glob("*Relations*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert same(cg.load_esco(folder), excerpt)


def test_columns_in_any_order_and_among_others_change_nothing(excerpt, folder):
    shuffle = random.Random(1)
    for path in folder.glob("*.csv"):

        def change(rows):
            names = [*rows[0], "a column of tomorrow"]
            shuffle.shuffle(names)
            return [{name: row.get(name, "anything, at all") for name in names} for row in rows]

        rewrite(path, change)
    assert same(cg.load_esco(folder), excerpt)


def test_only_the_columns_that_are_needed_are_needed(excerpt, folder):
    needed = {
        "occupations_en.csv": ["conceptUri", "iscoGroup", "preferredLabel"],
        "skills_en.csv": ["conceptUri", "preferredLabel"],
        "occupationSkillRelations_en.csv": ["occupationUri", "relationType", "skillUri"],
    }
    for name, columns in needed.items():
        rewrite(
            folder / name, lambda rows, keep=columns: [{each: row[each] for each in keep} for row in rows]
        )
    graph = cg.load_esco(folder)
    assert counts(graph) == COUNTS
    assert graph.role("head chef").alternative_labels == {}


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(cg.FileMissing) as caught:
        cg.load_esco(folder)
    assert name in str(caught.value)
    assert f"{folder.name}' has no" in str(caught.value)
    assert isinstance(caught.value, FileNotFoundError)


def test_a_folder_that_is_not_there_or_is_a_file_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    for name in ("nowhere", "file"):
        with pytest.raises(cg.FileMissing, match=name):
            cg.load_esco(tmp_path / name)


def test_what_is_not_needed_may_be_missing(folder):
    for name in OPTIONAL_FILES:
        (folder / name).unlink()
    graph = cg.load_esco(folder)
    assert counts(graph) == COUNTS
    assert number(graph, "?x skos:broader ?y") == 0


def test_relations_without_a_language_in_their_names_as_before_1_1(excerpt, folder):
    for name in RELATIONS:
        (folder / f"{name}_en.csv").rename(folder / f"{name}.csv")
    assert same(cg.load_esco(folder), excerpt)


@pytest.fixture
def bilingual(folder: Path) -> Path:
    """The excerpt with a Spanish side, made up."""
    for name in ("occupations", "skills", "ISCOGroups", "skillGroups"):
        path = folder / f"{name}_es.csv"
        shutil.copy(folder / f"{name}_en.csv", path)

        def change(rows):
            return [
                {**row, "preferredLabel": f"ES {row['preferredLabel'].strip()}", "altLabels": ""}
                for row in rows
            ]

        rewrite(path, change)
    for name in RELATIONS:
        shutil.copy(folder / f"{name}_en.csv", folder / f"{name}_es.csv")
    return folder


def test_two_languages_load_into_one_graph(bilingual):
    graph = cg.load_esco(bilingual)
    assert counts(graph) == COUNTS
    cook = graph.role("cook")
    assert (cook.label, dict(cook.labels)) == ("cook", {"en": "cook", "es": "ES cook"})
    assert graph.role("ES cook") == cook
    assert codes(graph) == ["both-necessities"]


def test_the_language_shown_is_chosen(bilingual):
    graph = cg.load_esco(bilingual, language="es")
    assert labels(graph.roles)[:3] == ["ES army general", "ES bid manager", "ES chef"]
    assert graph.gap("cook", "head chef").effort == 24


def test_the_languages_read_are_chosen(bilingual):
    assert dict(cg.load_esco(bilingual, languages=["es"]).role("ES cook").labels) == {"es": "ES cook"}
    assert set(cg.load_esco(bilingual, languages=["es", "en"]).role("cook").labels) == {"en", "es"}


def test_a_language_that_is_not_there_is_named(folder):
    with pytest.raises(cg.FileMissing, match=r"'fr'.*'en'"):
        cg.load_esco(folder, languages=["en", "fr"])


def test_a_language_without_skills_is_named(bilingual):
    (bilingual / "skills_es.csv").unlink()
    with pytest.raises(cg.FileMissing, match=r"skills_es\.csv"):
        cg.load_esco(bilingual)


def test_progress_is_told_of_every_file(folder):
    told: list[tuple[str, int, int]] = []
    cg.load_esco(folder, progress=lambda *file: told.append(file))
    assert [place for _, place, _ in told] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert {count for _, _, count in told} == {8}
    assert {name for name, _, _ in told} == {*NEEDED, *OPTIONAL_FILES}


RELATION = "occupationSkillRelations_en.csv"
HEAD = "occupationUri,relationType,skillType,skillUri\n"


@pytest.mark.parametrize(
    ("name", "content", "line", "said"),
    [
        (RELATION, "occupationUri,skillUri\n", 1, "relationType"),
        (RELATION, "", 1, "occupationUri"),
        (RELATION, "<!doctype html><html></html>\n", 1, "occupationUri"),
        (RELATION, f"{HEAD}a:b,essential,knowledge,c:d\na:b,essential\n", 3, "2 cells under 4 columns"),
        (RELATION, f"{HEAD}a:b,essential,knowledge,c:d,e\n", 2, "column 5: 'e' stands under no column"),
        (RELATION, f'{HEAD}a:b,essential,"knowledge,c:d\n', 2, "quotation marks"),
        (RELATION, f'{HEAD}a:b,"ess"ential,knowledge,c:d\n', 2, "quotation marks"),
        (RELATION, f'occupationUri,"relationType\n{HEAD}', None, "quotation marks"),
        (RELATION, HEAD.encode() + b"a:b,essential,\xe9,c:d\n", 2, "UTF-8"),
        (RELATION, f"{HEAD}not an IRI,essential,knowledge,c:d\n", 2, "not an IRI"),
        ("occupations_en.csv", "conceptUri,preferredLabel\n", 1, "iscoGroup"),
        ("skills_en.csv", "conceptUri\n", 1, "preferredLabel"),
        ("skills_en.csv", "conceptUri,preferredLabel\n,nameless\n", 2, "conceptUri"),
        ("broaderRelationsSkillPillar_en.csv", "conceptUri\n", 1, "broaderUri"),
        ("occupations_en.csv.gz", b"\x1f\x8b\x08 no archive", None, "gzip"),
        ("occupations_en.csv.gz", gzip.compress(b"conceptUri\n" * 99, mtime=0)[:-9], None, "gzip"),
    ],
)  # fmt: skip
def test_a_broken_table_is_told_with_its_file_and_line(folder, name, content, line, said):
    (folder / name.removesuffix(".gz")).unlink()
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(cg.ParseError) as caught:
        cg.load_esco(folder)
    assert caught.value.file == str(path)
    assert str(caught.value).startswith(str(path))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    if line is not None:
        assert caught.value.line == line
        assert f", row {line}" in str(caught.value)


def test_relations_of_another_kind_are_left_out(excerpt, folder):
    with (folder / RELATION).open("a", encoding="utf-8") as file:
        file.write(f"{HEAD_CHEF},conceivable,knowledge,{ESCO}skill/190f64e1-b7b6-4c53-b20b-80f9215ef6ca\n")
    assert same(cg.load_esco(folder), excerpt)


@pytest.fixture(scope="module")
def whole(whole_esco) -> cg.CareerGraph:
    return whole_esco


def test_whole_counts(whole):
    assert (len(whole.roles), len(whole.skills)) == (3_039, 13_939)
    told = [requirement.necessity for role in whole.roles for requirement in whole.requirements(role)]
    assert (told.count(ESSENTIAL), told.count(OPTIONAL)) == (67_622, 61_365)
    assert number(whole, "?x a esco:ISCOGroup") == 619
    assert number(whole, "?x skos:broader ?y") == 3_652 + 20_822
    assert number(whole, "?a a esco:Skill ; esco:relatedEssentialSkill|esco:relatedOptionalSkill ?b") == 5_818
    assert sum(finding.code == "both-necessities" for finding in whole.check()) == 17


@pytest.mark.parametrize(
    ("occupation", "essential", "optional"),
    [
        ("software developer", 24, 84),
        ("data scientist", 63, 34),
        ("nurse responsible for general care", 92, 14),
    ],
)
def test_whole_requirements(whole, occupation, essential, optional):
    assert len(whole.requirements(occupation, ESSENTIAL)) == essential
    assert len(whole.requirements(occupation, OPTIONAL)) == optional


@pytest.mark.parametrize(
    ("source", "target", "learn", "shared"),
    [("data analyst", "data scientist", 41, 22), ("cook", "head chef", 24, 8)],
)
def test_whole_gaps(whole, source, target, learn, shared):
    gap = whole.gap(source, target)
    assert sum(item.necessity is ESSENTIAL for item in gap.missing) == learn
    held = {*gap.met, *gap.unrated}
    assert sum(item.necessity is ESSENTIAL for item in held) == shared
    assert gap.effort == learn


def test_whole_no_occupation_is_lost_to_a_skill(whole):
    kinds = {type(thing) for thing in whole.search("software developer", limit=10)}
    assert cg.Role in kinds
    assert whole.check().errors == ()


def test_a_folder_is_known_for_what_it_is_and_kept_once(folder, tmp_path):
    cache, told = tmp_path / "cache", []
    graph = cg.load(folder, language="es", cache=cache, progress=lambda *file: told.append(file))
    assert (len(graph.skills), graph.language) == (245, "es")
    assert told[-1][1:] == (8, 8)
    kept = sorted(cache.rglob("*"))
    assert len(cg.load_esco(folder, cache=cache, progress=told.append).roles) == 7
    assert sorted(cache.rglob("*")) == kept


# The layout of version 1.0

OLD = DATA / "esco-1.0-excerpt"


@pytest.mark.parametrize(
    ("languages", "language", "cook"),
    [
        (["es"], "es", "cocinero/cocinera"),
        (["es", "fr"], "fr", "cuisinier/cuisinière"),
        (["en-us"], "en", "cook"),
        ("en-us", "en-us", "cook"),
    ],
)
def test_the_layout_of_1_0_loads_in_any_language_that_it_has(languages, language, cook):
    graph = cg.load_esco(OLD, language=language, languages=languages)
    assert graph.role(cook).label == cook
    (chef,) = (role for role in graph.roles if role.label != cook)
    assert graph.gap(cook, chef).effort == 1


def test_either_half_finds_an_occupation_of_1_0():
    graph = cg.load_esco(OLD, language="es", languages=["es", "fr"])
    cook = graph.role("cocinero/cocinera")
    for name in ("cocinero", "COCINERA", "cuisinière", "cuisiniere", "cuisinier"):
        assert graph.role(name) == cook
    assert graph.role("jefa de cocina").label == "jefe de cocina/jefa de cocina"


def test_a_language_without_skills_is_told_with_what_to_leave_out(tmp_path):
    with pytest.raises(cg.FileMissing, match=r"no 'skills_en\.csv'.*languages=\['en-us', 'es', 'fr'\]"):
        cg.load_esco(OLD)
    with pytest.raises(cg.FileMissing, match="there is no folder"):
        cg.load_esco(tmp_path / "nowhere")
