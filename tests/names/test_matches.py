"""Lists of names matched to skills, reviewed by a person, and used again."""

from __future__ import annotations

import csv

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import EX, SCALE, loads

import careergraph as cg
from careergraph.names.stated_levels import part_level


@pytest.fixture(scope="module")
def office() -> cg.CareerGraph:
    names = ["Python", "Excel", "project management", "manage project risks", "English", "time management"]
    names += ["customer relationship management", "teach customer service techniques", "C++"]
    stated = [
        f':s{n} a cg:Skill ; skos:prefLabel "{name}"@en ; skos:notation "K{n}" .'
        for n, name in enumerate(names)
    ]
    return loads(SCALE + " ".join([*stated, ':s1 skos:altLabel "SQL"@en . :s2 skos:altLabel "SQL"@en .']))


NAMES = ["Python (advanced)", "project managment", "risk projects", "SQL", "juggling", "", None, "K1"]


def test_each_name_has_a_status_a_choice_and_candidates_in_order(office):
    matches = office.match(NAMES)
    assert isinstance(matches, cg.Matches)
    assert [match.name for match in matches] == ["" if name is None else name for name in NAMES]
    assert [match.status for match in matches] == [
        *("exact", "likely", "unsure", "unsure", "none", "none", "none", "exact"),
    ]
    assert [str(match.choice) for match in matches] == [
        *("Python", "project management", "None", "None", "None", "None", "None", "Excel"),
    ]
    for match in matches:
        scores = [hit.score for hit in match.candidates]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        assert (match.status == "none") == (not match.candidates)
    assert {hit.thing.label for hit in matches[3].candidates[:2]} == {"Excel", "project management"}
    assert matches[3].candidates[0].label == "SQL"
    assert matches[3].margin == 0
    assert [match.name for match in matches.open] == ["risk projects", "SQL", "juggling", "", ""]


def test_a_label_that_several_share_is_the_one_that_prefers_it():
    graph = loads(
        ':a a cg:Skill ; skos:prefLabel "SQL"@en . :b a cg:Skill ; skos:altLabel "SQL"@en .'
        ':c a cg:Skill ; skos:prefLabel "Gift"@en . :d a cg:Skill ; skos:prefLabel "poison"@en , "Gift"@de .'
    )
    assert graph.match(["sql"])[0][1:3] == ("exact", graph.skill(f"{EX}a"))
    assert graph.match(["sql"])[0].margin > 0
    assert graph.match(["Gift"])[0].status == "unsure"


@pytest.mark.parametrize(
    ("text", "name", "level", "rank"),
    [
        ("Python (advanced)", "Python", "advanced", None),
        ("Python: Expert", "Python", "Expert", 4),
        ("Excel: 4/5", "Excel", "4/5", 3),
        ("Excel 3 of 5", "Excel", "3 of 5", 2),
        ("Excel = 3", "Excel", "3", 3),
        ("English C1", "English", "C1", None),
        ("C++ (4/5)", "C++", "4/5", 3),
        ("Python (5 years)", "Python", None, None),
        ("Python (advanced, 5 years)", "Python", "advanced", None),
        ("Advanced Excel", "Excel", "Advanced", None),
        ("time management", "time management", None, None),
    ],
)
def test_a_name_may_carry_a_level(office, text, name, level, rank):
    (match,) = office.match([text])
    assert (str(match.choice), match.level, match.rank) == (name, level, rank)


@pytest.mark.parametrize(
    "text",
    ["vitamin B2", "ISO 9001", "Windows (10)", "Level 3 diagnostics", "SAP S/4", "high voltage", "Python 3"],
)
def test_what_is_no_level_stays_in_the_name(text):
    assert part_level(text, lambda name: name == "Python").name == text


def test_a_profile_takes_the_choices_with_their_levels(office):
    matches = office.match(["Python: 4/4", "Excel (guru)", "English C1", "juggling", "python"])
    ana = matches.profile("Ana", levels={"c1": 3})
    assert {str(skill): level for skill, level in ana.skills.items()} == {"Python": None, "English": 3}
    assert office.match(["Python: 4/4"]).profile("Ana").skills == {office.skill("Python"): 4}
    with pytest.raises(cg.InvalidArgument, match="matches of a role"):
        office.match(["x"], kind="role").profile("Ana")


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rewrite(path, change):
    changed = rows(path)
    for row in changed:
        change(row)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, changed[0])
        writer.writeheader()
        writer.writerows(changed)


def test_a_person_decides_in_a_spreadsheet_and_the_next_list_knows(office, tmp_path):
    path = office.match(NAMES).save(tmp_path / "review.csv")
    choices = {
        "risk projects": "Manage project RISKS",  # the label of a candidate
        "SQL": "K1",  # a code
        "juggling": f"{EX}s5",  # an IRI
        "Python (advanced)": "",  # taken, and emptied
        "project managment": "time management",  # another label
    }
    rewrite(path, lambda row: row.update(choice=choices.get(row["name"], row["choice"])))
    decided = cg.load_matches(path)
    assert {match.name: match.choice and match.choice.label for match in decided if match.name} == {
        "Python (advanced)": None,
        "project managment": "time management",
        "risk projects": "manage project risks",
        "SQL": "K1",
        "juggling": f"{EX}s5",
        "K1": "Excel",
    }
    again = office.match(
        ["RISK  projects", "sql", "python (ADVANCED)", "juggling", "Python", "new"], decided=decided
    )
    assert [str(match.choice) for match in again] == [
        *("manage project risks", "Excel", "None", "time management", "Python", "None"),
    ]
    assert [match.decided for match in again] == [True, True, True, True, False, False]
    assert len(decided.profile("Ana").skills) == 4


def test_what_was_saved_comes_back(office, tmp_path):
    matches = office.match(NAMES, decided={"juggling": "Excel", "risk projects": None})
    for name in ("review.csv", "review.xlsx"):
        back = cg.load_matches(matches.save(tmp_path / name))
        kept = [match for match in matches if match.name]
        assert [match[:3] for match in back if match.name] == [match[:3] for match in kept]
        assert [match.decided for match in back if match.name] == [match.decided for match in kept]
        assert [match.level for match in back if match.name] == [match.level for match in kept]
        for mine, read in zip(kept, (match for match in back if match.name), strict=True):
            scores = {hit.thing.iri: hit.score for hit in read.candidates}
            assert all(scores[hit.thing.iri] == pytest.approx(hit.score, abs=0.01) for hit in mine.candidates)
        again = cg.load_matches(back.save(tmp_path / f"again-{name}"))
        assert [match[:3] for match in again] == [match[:3] for match in back]
    assert openpyxl.load_workbook(tmp_path / "review.xlsx").active["A1"].value == "name"


def test_decisions_go_out_as_sssom_and_come_in_from_it(office, tmp_path):
    matches = office.match(["Python", "juggling", "tea", "SQL"], decided={"juggling": "Excel", "tea": None})
    path = matches.save(tmp_path / "names.sssom.tsv")
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert all(line.count("\t") == 6 for line in text.splitlines() if not line.startswith("#"))
    assert "\t1.00\n" in text
    assert (
        "Python\trdfs literal\tskos:exactMatch\thttps://example.org/s0\tPython\tsemapv:LexicalMatching"
        in text
    )
    assert {match.name: match.status for match in cg.load_matches(path)}["tea"] == "none"
    assert "tea\trdfs literal\tskos:exactMatch\tsssom:NoTermFound\t\tsemapv:ManualMappingCuration" in text
    again = office.match(["tea", "Juggling", "SQL"], decided=cg.load_matches(path))
    assert [str(match.choice) for match in again] == ["None", "Excel", "None"]
    assert [match.decided for match in again] == [True, True, False]
    path.write_text(
        "#curie_map:\n#  x: https://example.org/\n# license: none\nsubject_label\tpredicate_id\tobject_id\n"
        "tea\tskos:closeMatch\tx:s4\ncake\tskos:broadMatch\tx:s5\n",
        encoding="utf-8",
    )
    (tea,) = cg.load_matches(path)
    assert tea.choice == office.skill("English")


def test_decisions_are_a_mapping_too(office):
    decided = {"pm": "project management", "Excel": None, "xl": office.skill("Excel"), "c": f"{EX}s8"}
    matches = office.match(["PM", "excel", "XL: 3/4", "c", "Python"], decided=decided)
    assert [str(match.choice) for match in matches] == [
        "project management",
        "None",
        "Excel",
        "C++",
        "Python",
    ]
    with pytest.raises(cg.SkillNotFound):
        office.match(["pm"], decided={"pm": "nothing of the kind"})
    with pytest.raises(cg.InvalidArgument, match="decided is a Matches"):
        office.match(["pm"], decided=["pm"])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"status": "perhaps"}, "row 2: status 'perhaps' is none of"),
        ({"choice": "same"}, "row 2: choice 'same' is the label of several candidates"),
        ({"kind": "person"}, "column 'kind' has 'person'"),
    ],
)
def test_a_review_that_cannot_be_read_is_told_with_its_row(tmp_path, change, says):
    graph = loads(':a a cg:Skill ; skos:prefLabel "same"@en . :b a cg:Skill ; skos:prefLabel "same"@en .')
    path = graph.match(["same"]).save(tmp_path / "review.csv")
    rewrite(path, lambda row: row.update(change))
    with pytest.raises(cg.ParseError, match=says):
        cg.load_matches(path)
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(cg.ParseError, match="no column 'name', 'status', 'choice'"):
        cg.load_matches(path)
    with pytest.raises(cg.InvalidArgument, match=r"none of \.csv, \.xlsx"):
        graph.match(["same"]).save(tmp_path / "review.txt")


def test_matches_show_themselves(office):
    matches = office.match(NAMES)
    assert "8 names: 2 exact, 1 likely, 2 unsure, 3 none" in str(matches)
    assert "<table>" in matches._repr_html_()
    assert matches.to_dicts()[0]["choice_iri"] == f"{EX}s0"
    assert "margin" in matches.to_dicts()[0]
    assert matches.to_dicts()[4]["margin"] is None
    assert str(office.match([])).startswith("0 names")
    assert list(matches.to_pandas().columns)[:3] == ["name", "status", "choice"]


def test_a_name_is_never_a_formula_in_the_review(office, tmp_path):
    path = office.match(["=1+1", "+x"]).save(tmp_path / "review.csv")
    assert rows(path)[0]["name"] == "'=1+1"
    assert [match.name for match in cg.load_matches(path)] == ["=1+1", "+x"]


@given(st.lists(st.text(max_size=25), max_size=5))
def test_any_names_are_matched_and_survive_a_review(tmp_path_factory, names):
    graph = loads(':a a cg:Skill ; skos:prefLabel "Python"@en .')
    matches = graph.match(names)
    assert [match.name for match in matches] == names
    assert all(match.choice in (None, graph.skill("Python")) for match in matches)


def test_roles_and_responsibilities_are_matched_too(accounts):
    assert accounts.match(["KAM", "key acount manager"], kind="role")[0].choice == accounts.role("KAM")
    assert accounts.match(["key acount manager"], kind="role")[0].status == "likely"
    left_open = accounts.match(["KAM", "zookeeper"], kind="role").open
    assert (len(left_open), left_open.kind) == (1, "role")
    with pytest.raises(cg.InvalidArgument, match="kind='person' is none of"):
        accounts.match(["x"], kind="person")
    with pytest.raises(cg.InvalidArgument, match="names are given one by one"):
        accounts.match({"x": 1})


def test_a_profile_of_matches_has_its_name_and_its_levels(office):
    ana = office.match(["Python: expert", "Excel: 2/4", "C++"]).profile("Ana", levels={"expert": 4})
    assert ana.name == "Ana"
    assert {skill.label: level for skill, level in ana.skills.items()} == {
        "Python": 4,
        "Excel": 2,
        "C++": None,
    }


def test_what_a_person_fills_in_is_the_candidate_that_it_names(tmp_path):
    graph = loads(
        ':a a cg:Skill ; skos:prefLabel "same"@en . :b a cg:Skill ; skos:prefLabel "same"@en .'
        ':c a cg:Skill ; skos:prefLabel "sane"@en .'
    )
    path = graph.match(["same"]).save(tmp_path / "review.csv")
    for change, label in (
        ({"choice_iri": f"{EX}b"}, "same"),
        ({"choice": f"{EX}b"}, "same"),
        ({"choice": "same", "choice_iri": f"{EX}b"}, "same"),
        ({"choice_iri": f"{EX}new"}, f"{EX}new"),
    ):
        rewrite(path, lambda row, change=change: row.update({"choice": "", "choice_iri": "", **change}))
        (match,) = cg.load_matches(path)
        assert match.choice.iri == change.get("choice_iri", f"{EX}b")
        assert match.choice.label == label
        assert match.decided
        assert {hit.thing.iri for hit in match.candidates} >= {f"{EX}a", f"{EX}b"}


def test_a_review_without_the_columns_that_it_can_do_without_is_read(tmp_path):
    path = tmp_path / "review.csv"
    path.write_text("name,status,choice\ncash,likely,sums\n,none,\n", "utf-8")
    cash, blank = cg.load_matches(path)
    assert (cash.choice.label, cash.rank, cash.level, cash.decided) == ("sums", None, None, True)
    assert (blank.choice, blank.margin) == (None, 0)
    path.write_text("name,status,choice\n,likely,sums\n", "utf-8")
    with pytest.raises(cg.ParseError, match=r"review\.csv.* row 2: a choice stands beside no name; fill in"):
        cg.load_matches(path)


def test_a_review_of_roles_is_one_of_roles(accounts, tmp_path):
    path = accounts.match(["KAM"], kind="role").save(tmp_path / "review.csv")
    (match,) = cg.load_matches(path)
    assert isinstance(match.choice, cg.Role)
    assert match.candidates[0].label == "KAM"


def test_mappings_of_others_say_how_sure_they_are(tmp_path):
    path = tmp_path / "names.sssom.tsv"
    head = "subject_label\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\tmapping_justification\n"
    path.write_text(
        head
        + "tea\tskos:exactMatch\tNot\thttps://example.org/a\tA\tsemapv:LexicalMatching\n"
        + "ale\tskos:exactMatch\t\thttps://example.org/b\tB\tsemapv:LexicalMatching\n"
        + "rum\tskos:exactMatch\t\thttps://example.org/c\tC\tsemapv:ManualMappingCuration\n",
        "utf-8",
    )
    ale, rum = cg.load_matches(path)
    assert (ale.name, ale.status, ale.decided, ale.score) == ("ale", "likely", False, 1)
    assert (rum.name, rum.status, rum.decided) == ("rum", "unsure", True)
    assert ale.candidates[0].label == "B"


def test_matches_as_a_table_and_in_words(office):
    matches = office.match(["Python", "juggling"])
    assert matches.to_dicts() == [
        {
            "name": "Python",
            "status": "exact",
            "choice": "Python",
            "choice_iri": f"{EX}s0",
            "score": 1.0,
            "margin": 1.0,
            "level": None,
            "candidates": ("Python",),
        },
        {
            "name": "juggling",
            "status": "none",
            "choice": None,
            "choice_iri": None,
            "score": None,
            "margin": None,
            "level": None,
            "candidates": (),
        },
    ]
    assert matches.caption() == "2 names: 1 exact, 1 none"
    assert office.match([]).caption() == "0 names"
    assert ">2 names: 1 exact, 1 none</caption>" in matches._repr_html_()
    assert ">SQL</td>" in office.match(["SQL"])._repr_html_()


def test_in_a_text_the_choice_or_three_candidates_are_shown():
    graph = loads(" ".join(f':s{n} a cg:Skill ; skos:prefLabel "plan {n}"@en .' for n in range(5)))
    assert str(graph.match(["plan", "Plan 4 (3/5)", "zz"])).splitlines() == [
        "3 names: 1 exact, 1 unsure, 1 none",
        "name           status   choice, or candidates         score   level",
        "───────────────────────────────────────────────────────────────────",
        "plan           unsure   plan 0; plan 1; plan 2; + 2    0.68",
        "Plan 4 (3/5)   exact    plan 4                         1.00   3/5",
        "zz             none",
    ]


def test_a_code_that_a_person_wrote_is_looked_up_by_the_graph_of_the_profile(office, tmp_path):
    text = f"name,status,choice\nxl,none,K1\npy,none,{EX}s0\nlevelless,none,English\n"
    path = tmp_path / "review.csv"
    path.write_text(text, "utf-8")
    ana = cg.load_matches(path).profile("Ana", levels={"xxxx": 3})
    python = cg.Skill(f"{EX}s0", f"{EX}s0")
    assert {**ana.skills} == {"K1": None, python: None, "English": None}
