"""The hostile files: each in a process of its own, with 1 GB and 10 s of work, does what is said of it here.

The files are not part of this repository; they lie beside it, or in the folder `CAREERGRAPH_HOSTILE` names.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from folders import HOSTILE, ROOT
from lexical_forms import FORMS

pytestmark = [
    pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile files are not there"),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no system to fork on"),
]

#: Of each case that is refused: the error, the line (- for none) and words of the message.
REFUSED = """
r01_missing_dot.ttl       ParseError   7  A dot is expected
r02_unclosed_string.ttl   ParseError   6  ends in the middle of a statement
r03_undefined_prefix.ttl  ParseError   6  prefix 'esco:' is not declared; add a line @prefix esco:
r04_truncated.ttl         ParseError   7  is the file whole?
r04b_truncated_clean.ttl  ParseError   6  is the file whole?
r05_latin1.ttl            ParseError   6  not UTF-8 text; save the file as UTF-8
r06_utf16.ttl             ParseError   1  the file is UTF-16; save it as UTF-8
r09c_surrogate.ttl        ParseError   6  not a valid unicode character
r10_iri_space.ttl         ParseError   6  '<http://ex.org/data engineer>'
r10b_iri_bad.ttl          ParseError   6  '<http://ex.org/a|b{c}^`">'
r10c_iri_escape_space.ttl ParseError   6  \\u0020b
r11_relative_nobase.ttl   ParseError   6  add @base or give base=
r12_bad_lang.ttl          ParseError   6  correct it there
r12b_bad_lang2.ttl        ParseError   6  eight characters
r16_html.ttl              ParseError   1  this is a web page (HTML)
r16b_json_as_ttl.ttl      ParseError   1  name it .jsonld
r16c_ttl_as_xml.rdf       ParseError   1  name it .ttl
r16d_unknown.xyz          ParseError   -  use one of .ttl .nt .nq .trig .jsonld .rdf
r16e_xlsx.ttl             ParseError   1  an Excel workbook
r16f_gz.ttl.gz            ParseError   -  unpack it first
r22_dup_bnode.ttl         ParseError   4  _:a is not a valid predicate
r23_literal_subject.ttl   ParseError   6  "dev" is not a valid subject
r24_n3_rule.ttl           ParseError   6  { is not a valid subject
r24b_n3_path.ttl          ParseError   6  ! is not a valid predicate
r25_triple_term.ttl       ParseError   6  triple terms and texts with a direction (RDF 1.2
r25b_quoted.ttl           ParseError   6  triple terms and texts with a direction (RDF 1.2
j01_remote_context.jsonld ParseError   1  points to a context elsewhere, 'http://127.0.0.1:9/ctx.jsonld'
j02_file_context.jsonld   ParseError   1  points to a context elsewhere, 'file:///etc/passwd'
j02b_rel_context.jsonld   ParseError   1  points to a context elsewhere, 'SECRET.json'
j03_import.jsonld         ParseError   1  points to a context elsewhere, 'http://127.0.0.1:9/ctx'
j03b_scoped.jsonld        ParseError   1  points to a context elsewhere, 'http://127.0.0.1:9/ctx2'
j04_bad_json.jsonld       ParseError   1  not JSON
j05_deep.jsonld           ParseError   -  nested too deeply
j05b_deep_list.jsonld     ParseError   -  nested too deeply
j07_dup_keys.jsonld       ParseError   1  key 'http://ex.org/p' stands twice
j08_ctx_cycle.jsonld      ParseError   1  term 'a' of a context stands for another term
j09_bigint.jsonld         ParseError   1  a number of 5,000 digits
j10_nan.jsonld            ParseError   1  NaN is not JSON
x01_billion_laughs.rdf    ParseError   2  makes the file grow
x01b_small_laughs.rdf     ParseError   2  makes the file grow
x02_quadratic.rdf         ParseError   2  makes the file grow
x03_xxe_file.rdf          ParseError   2  entity 'x' is a parameter entity or points elsewhere
x04_xxe_http.rdf          ParseError   2  'http://127.0.0.1:9/evil.dtd'; delete it
x05_param_entity.rdf      ParseError   2  entity 'p' is a parameter entity or points elsewhere
x07_malformed.rdf         ParseError   2  mismatched tag
x08_dup_id.rdf            ParseError   -  a relative IRI, and the file states no base
x09_deep.rdf              ParseError   2  nested too deeply
x12_truncated.rdf         ParseError   5  not well-formed XML
r21_long_literal.ttl      LimitError   -  a single value is longer than 16 MiB
q01_service.rq            QueryRefused -  SERVICE would ask a server
q01b_service_silent.rq    QueryRefused -  SERVICE would ask a server
q01c_service_var.rq       QueryRefused -  SERVICE would ask a server
q02_from_file.rq          QueryRefused -  FROM would choose another dataset
q03_load.ru               QueryRefused -  LOAD is an update
q04_update_as_query.rq    QueryRefused -  DELETE is an update
q05_cartesian.rq          QueryTimeout -  stopped after 0.5 s
q06_nested_star.rq        QueryTimeout -  stopped after 0.5 s
q08_deep_braces.rq        QueryError   -  nested too deeply
q09_deep_parens.rq        QueryError   -  nested too deeply
q10_long_or.rq            QueryError   -  more than 1,000 words and signs
q11_unknown_fn.rq         QueryError   -  The custom function <http://e/fn> is not supported
"""
#: Of each case that loads: how many roles, skills and moves it has, and the codes of what `check` finds.
LOADED = """
r04c_truncated_at_dot.ttl  0 0 0 no-roles
r07_utf8bom.ttl            0 0 0 no-roles
r08_crlf.ttl               0 0 0 no-roles
r09_nul.ttl                0 0 0 no-roles
r09b_nul_escape.ttl        0 0 0 no-roles
r13_illtyped.ttl           0 0 0 no-roles
r14_dup_label.ttl          0 0 0 duplicate-label no-roles
r15_empty.ttl              0 0 0 no-roles
r15b_zero.ttl              0 0 0 no-roles
r17_bnode_depth_100.ttl    0 0 0 no-roles
r17_bnode_depth_1000.ttl   0 0 0 no-roles
r17_bnode_depth_10000.ttl  0 0 0 no-roles
r17_bnode_depth_100000.ttl 0 0 0 no-roles
r18_coll_depth_100.ttl     0 0 0 no-roles
r18_coll_depth_1000.ttl    0 0 0 no-roles
r18_coll_depth_10000.ttl   0 0 0 no-roles
r18_coll_depth_100000.ttl  0 0 0 no-roles
r19_coll_long.ttl          0 0 0 no-roles
r20_many_prefixes.ttl      0 0 0 no-roles
r20b_many_ns_same.ttl      0 0 0 no-roles
r21b_long_line.ttl         0 0 0 no-roles
r21c_long_iri.ttl          0 0 0 no-roles
r26_base_file.ttl          0 0 0 no-roles
r27_imports.ttl            0 0 0 import-not-followed no-roles
j06_no_context.jsonld      0 0 0 no-roles
j11_named_graph.jsonld     0 0 0 no-roles
x06_owl_entities.rdf       0 0 0 no-roles
x10_latin1_decl.rdf        0 0 0 no-roles
x11_parsetype_literal.rdf  0 0 0 no-roles
l01_decimal_bomb_1e6.ttl   0 0 0 no-roles
l01_decimal_bomb_1e7.ttl   0 0 0 no-roles
l01_decimal_bomb_1e8.ttl   0 0 0 no-roles
l01_decimal_bomb_1e9.ttl   0 0 0 no-roles
l02_xmlliteral_bomb.ttl    0 0 0 no-roles
l02b_xmlliteral_xxe.ttl    0 0 0 no-roles
l03_html_deep.ttl          0 0 0 no-roles
l03b_xml_deep.ttl          0 0 0 no-roles
l04_duration.ttl           0 0 0 no-roles
s01_lexical.ttl            0 0 0 no-roles
g01_self_loop.ttl          1 0 0 self-progression
g02_two_cycle.ttl          2 0 2 progression-cycle
g03_long_cycle.ttl         500 0 500 progression-cycle
g04_role_is_skill.ttl      1 1 0 role-is-skill
g05_dangling.ttl           1 0 1 dangling-reference
g06_no_label.ttl           3 0 0 no-label
g07_dup_preflabel.ttl      2 0 0 shared-label
g08_other_lang.ttl         1 0 0
g09_alt_equals_pref.ttl    2 0 0
g10_two_levels.ttl         1 1 0 two-levels
g11_bad_levels.ttl         1 10 0 bad-level requirement-without-skill two-levels
g12_neg_weight.ttl         2 0 3 bad-duration dangling-reference no-label untyped
g13_unreachable.ttl        3 0 1 isolated-role
g14_parallel_edges.ttl     1 0 1 dangling-reference no-label untyped
g15_label_unicode_twins.ttl 4 0 0 shared-label
g16_bnode_roles.ttl        2 0 1 role-without-iri
g17_literal_target.ttl     1 0 0 literal-target no-label
g18_class_punning.ttl      1 0 0 no-label
g19_broader_cycle.ttl      0 3 0 broader-cycle no-label no-roles
g20_diamonds.ttl           120 0 160 dangling-reference no-label untyped
g21_k14.ttl                15 0 182 isolated-role no-label progression-cycle untyped
g22_chain100k.ttl          100000 0 99999 no-label
g23_dates_reversed.ttl     1 0 0 no-label
g24_same_two_graphs_a.ttl  1 0 0 dangling-reference no-label
g24_same_two_graphs_b.ttl  1 0 0 dangling-reference no-label
"""
#: Of each query that is answered: how many rows.
ANSWERED = {"q07_redos.rq": 0, "q12_bad_regex.rq": 0, "q13_unknown_prefix.rq": 0, "q14_write_deepstr.rq": 1}
#: Cases that a test of their own is about.
ELSEWHERE = {"d01_labels.json"}


def table(text: str, columns: int) -> list[list[str]]:
    return [line.split(maxsplit=columns - 1) for line in text.strip().splitlines()]


def files(name: str) -> list[str]:
    """What a case is loaded from; a career graph in words of its own comes with what they mean."""
    path = HOSTILE / name
    if not path.exists():
        path = made(name)
    return [str(path), *([str(HOSTILE / "alignment.ttl")] if name.startswith("g") else [])]


def made(name: str) -> Path:
    """Cases that are too long to be kept."""
    path = Path(tempfile.gettempdir()) / f"careergraph-{os.getpid()}-{name}"
    if name.startswith("r21"):
        path.write_text(f'<http://e/a> <http://e/b> "{"x" * 20_000_000}" .')
    else:
        moves = "".join(f":r{number} :progressesTo :r{number + 1} .\n" for number in range(99_999))
        roles = "".join(f":r{number} a :Role .\n" for number in range(100_000))
        path.write_text(f"@prefix : <http://ex.org/> .\n{roles}{moves}")
    return path


@pytest.fixture(scope="module", autouse=True)
def _made_cases_go():
    yield
    for name in ("r21_long_literal.ttl", "g22_chain100k.ttl"):
        (Path(tempfile.gettempdir()) / f"careergraph-{os.getpid()}-{name}").unlink(missing_ok=True)


def outcome(apart, name: str) -> dict:
    if name.endswith((".rq", ".ru")):
        return apart.call("query", (HOSTILE / name).read_text(), 0.5)
    return apart.call("read", *files(name))


def test_every_case_is_accounted_for():
    index = {line.split("\t")[0] for line in (HOSTILE / "INDEX.tsv").read_text("utf-8").splitlines()}
    told = {row[0] for text in (REFUSED, LOADED) for row in table(text, 2)} | set(ANSWERED) | ELSEWHERE
    assert told == index | {"s01_lexical.ttl"}


@pytest.mark.parametrize(
    ("name", "error", "line", "said"), table(REFUSED, 4), ids=[row[0] for row in table(REFUSED, 4)]
)
def test_what_is_refused(apart, name, error, line, said):
    came = outcome(apart, name)
    assert (came.get("error"), came.get("ours")) == (error, True), came
    file, found_line, column = came["place"]
    assert said in came["message"]
    assert "\n" not in came["message"]
    assert found_line == (None if line == "-" else int(line))
    if not name.startswith("q"):
        assert name.removesuffix(".ttl") in came["message"]
        assert error == "LimitError" or name.removesuffix(".ttl") in file
    if found_line and not re.search("UTF-16|workbook", came["message"]):
        assert column


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        pytest.param(*row, marks=[pytest.mark.slow] if "100k" in row[0] else [], id=row[0])
        for row in table(LOADED, 2)
    ],
)
def test_what_loads(apart, name, counts):
    assert outcome(apart, name) == {"answer": counts.strip()}


@pytest.mark.parametrize(("name", "rows"), ANSWERED.items())
def test_what_is_answered(apart, name, rows):
    assert outcome(apart, name) == {"answer": str(rows)}


@pytest.mark.parametrize(
    ("name", "source", "target", "moves"),
    [
        ("g02_two_cycle.ttl", "a", "b", "1 1"),
        ("g03_long_cycle.ttl", "r0", "r499", "499 1"),
        ("g20_diamonds.ttl", "n0", "n40", "80 5"),
        ("g21_k14.ttl", "k0", "k13", "1 5"),
        pytest.param("g22_chain100k.ttl", "r0", "r99999", "99999 1", marks=pytest.mark.slow),
    ],
)
def test_a_search_ends(apart, name, source, target, moves):
    ends = f"http://ex.org/{source}", f"http://ex.org/{target}"
    assert apart.call("path", *ends, *files(name)) == {"answer": moves}


@pytest.mark.parametrize(
    ("name", "source", "target"), [("g13_unreachable.ttl", "a", "island"), ("g21_k14.ttl", "k0", "lonely")]
)
def test_a_search_for_what_cannot_be_reached_says_so(apart, name, source, target):
    came = apart.call("path", f"http://ex.org/{source}", f"http://ex.org/{target}", *files(name))
    assert came["error"] == "NoCareerPath"
    assert f"'{target}'" in came["message"]


def test_blank_nodes_of_two_files_stay_two(apart):
    both = [*files("g24_same_two_graphs_a.ttl"), *files("g24_same_two_graphs_b.ttl")]
    assert apart.call("read", *both) == {"answer": "2 0 0 dangling-reference no-label"}


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".nq", ".trig", ".jsonld"])
def test_every_lexical_form_is_kept(apart, suffix):
    """All 31 of them; `test_lexical` has the same without the file."""
    whole = apart.call("saved", str(HOSTILE / "s01_lexical.ttl"), suffix)["answer"]
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder, f"again{suffix}")
        again.write_text(whole, "utf-8")
        kept = said_of(apart.call("saved", str(again), ".nt")["answer"])
    assert len(kept) == 31
    assert sorted(kept.values()) == sorted(FORMS.values())


def said_of(text: str) -> dict[str, str]:
    """By property, in the order of their names: the literal as N-Triples write it."""
    lines = (line.removesuffix(" .").split(" ", 2) for line in text.splitlines())
    return dict(sorted((property, literal) for _, property, literal in lines))


# From outside


PROGRAM = """
import sys
import careergraph as cg
graph = cg.load()
graph.check(), graph.role_network, graph.query("ASK { }")
print("begun", file=sys.stderr, flush=True)
open(sys.argv[1])
try:
    if sys.argv[2].endswith((".rq", ".ru")):
        graph.query(open(sys.argv[2]).read())
    else:
        cg.load(*sys.argv[2:]).check()
except cg.CareerGraphError:
    pass
"""
#: Names that say something of this machine's processors and memory, which allocators read.
_HARMLESS = re.compile(
    r"/proc/(self|meminfo|cpuinfo)|/sys/|/dev/(null|urandom)|\.(py|pyc|so[.\d]*)$|__pycache__"
)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
@pytest.mark.parametrize("name", [row[0] for text in (REFUSED, LOADED) for row in table(text, 2)])
def test_nothing_else_is_opened_and_nobody_called(name, tmp_path):
    """Seen by the system: no connection, no program, no file but those named, Python's and ours."""
    if name in ("q05_cartesian.rq", "q06_nested_star.rq"):
        pytest.skip("it runs until its deadline, which needs another process")
    case = [str(HOSTILE / name)] if name.startswith("q") else files(name)
    marker = tmp_path / "marker"
    marker.touch()
    trace = tmp_path / "trace"
    subprocess.run(
        [
            *("strace", "-f", "-qq", "-e", "trace=connect,sendto,open,openat,execve,fork,vfork", "-o", trace),
            *(sys.executable, "-c", PROGRAM, marker, *case),
        ],
        check=True,
        timeout=120,
    )
    calls = trace.read_text("utf-8", "replace").splitlines()
    begun = next(number for number, call in enumerate(calls) if str(marker) in call)
    unexpected = [
        call
        for call in calls[begun + 1 :]
        if (path := re.search(r'"([^"]*)"', call)) is None
        or not (path[1] in case or path[1].startswith(f"{ROOT}/ontology/") or _HARMLESS.search(path[1]))
        if "ENOENT" not in call and "O_DIRECTORY" not in call and not re.search(r"exited|resumed|SIG", call)
    ]
    assert unexpected == []
