"""What is kept on disk: the same answers, never out of date, safe to delete, and nothing run from it."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import platformdirs
import pyoxigraph
import pytest
from hypothesis import given
from small import turtle
from strategies import worlds

import careergraph as cg
from careergraph.catalogue.archive import Archive
from careergraph.catalogue.cache import _program, cache_folder, user_cache
from careergraph.catalogue.kept_texts import KeptById, by_id
from careergraph.support.resources import resource_path
from careergraph.support.text import quote


@pytest.fixture
def ladder(tmp_path):
    """A file of one's own, and a folder for the cache."""
    path = tmp_path / "ladder.ttl"
    path.write_bytes(resource_path("accounts.ttl").read_bytes())
    return path


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


def kept(folder) -> list[Path]:
    return sorted(folder.glob("extracts/*"))


def answers(graph: cg.CareerGraph) -> object:
    """All that a graph says, but for what blank nodes are called."""
    roles = graph.roles
    return {
        "roles": [
            (role, role.labels, role.alternative_labels, role.definitions, role.notation, role.family)
            for role in roles
        ],
        "skills": [(skill, skill.labels, skill.broader, skill.narrower) for skill in graph.skills],
        "responsibilities": [(each, each.labels, each.skills) for each in graph.responsibilities],
        "scale": [(level, level.rank, level.labels) for level in graph.scale],
        "requirements": [graph.requirements(role) for role in roles],
        "answers for": [graph.responsibilities_of(role) for role in roles],
        "moves": [(move.source, move.target, move.kind, move.months) for move in graph.progressions()],
        "people": [(person.name, person.skills) for person in graph.profiles],
        "gaps": [graph.gap(one, other).to_dicts() for one in roles[:6] for other in roles[:6]],
        "matrix": graph.gap_matrix().effort.tolist(),
    }


def test_what_is_kept_answers_as_what_was_read(ladder, folder):
    read = cg.load(ladder)
    first, again = cg.load(ladder, cache=folder), cg.load(ladder, cache=folder)
    assert len(kept(folder)) == 1
    assert answers(read) == answers(first) == answers(again)
    assert [str(each) for each in again.check()] == [str(each) for each in read.check()]
    assert again.query("ASK { acc:AccountManager a cg:Role }") is True
    assert cg.load(ladder, cache=folder, language="es").role("KAM").label == "Gestor/a de cuentas clave"


@given(world=worlds())
def test_any_ontology_is_kept_whole(world, tmp_path_factory):
    place = tmp_path_factory.mktemp("any")
    path = place / "any.ttl"
    path.write_text(world.turtle(), encoding="utf-8")
    read = cg.load(path, cache=place / "cache")
    again = cg.load(path, cache=place / "cache")
    assert answers(again) == answers(read)


def test_nothing_is_parsed_the_second_time(ladder, folder, monkeypatch):
    cg.load(ladder, cache=folder)
    monkeypatch.setattr("pyoxigraph.parse", None)
    assert cg.load(ladder, cache=folder).path("AE", "KAM").effort == 19


def test_a_changed_file_is_read_anew(ladder, folder):
    cg.load(ladder, cache=folder)
    ladder.write_text(ladder.read_text(encoding="utf-8").replace("Key Account Manager", "Key Account Lead"))
    assert cg.load(ladder, cache=folder).role("Key Account Lead")
    assert len(kept(folder)) == 2


def test_a_file_that_changes_under_a_kept_graph_is_told(ladder, folder):
    cg.load(ladder, cache=folder)
    graph = cg.load(ladder, cache=folder)
    ladder.write_text(ladder.read_text(encoding="utf-8") + "# a comment\n")
    assert graph.path("AE", "KAM").effort == 19
    with pytest.raises(cg.ReadError, match=r"ladder\.ttl. changed since the graph was loaded; load it again"):
        graph.query("ASK {}")


@pytest.mark.parametrize(
    "how", [{"base": "http://example.org/"}, {"format": "trig"}], ids=["another base", "another format"]
)
def test_what_is_read_otherwise_is_kept_apart(ladder, folder, how):
    cg.load(ladder, cache=folder)
    cg.load(ladder, cache=folder, **how)
    assert len(kept(folder)) == 2


def test_the_cache_may_be_deleted_under_a_graph(ladder, folder):
    cg.load(ladder, cache=folder)
    graph = cg.load(ladder, cache=folder)
    shutil.rmtree(folder)
    assert answers(graph) == answers(cg.load(ladder))


def resealed(content: bytes) -> bytes:
    """What somebody writes who knows how files are kept: the digest is right."""
    return hashlib.sha256(content).digest() + content


def archived(parts: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def replaced(content: bytes, **parts: bytes) -> bytes:
    """An archive with other parts in the place of some."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archived({name: archive.read(name) for name in archive.namelist()} | parts)


def of_another_label(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        label = archive.read("preferred").replace(b"Key Account Manager", b"Kay Account Manager")
    return content[:32] + replaced(content, preferred=label)


def of_another_method(content: bytes) -> bytes:
    at = content.rindex(b"PK\x01\x02") + 10
    return resealed(content[32:at] + b"\x63" + content[at + 1 :])


def packed(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return resealed(b" " * sum(map(len, parts.values())) + archived(parts, zipfile.ZIP_DEFLATED))


DAMAGES = {
    "empty": lambda content: b"",
    "cut": lambda content: content[: len(content) // 2],
    "turned": lambda content: content.replace(b"KeyAccountManager", b"KeyAccountManages", 1),
    "foreign": lambda content: pickle.dumps(print),
    "lacking": lambda content: resealed(archived({"facts": b"{}"})),
    "deep": lambda content: resealed(replaced(content, facts=b"[" * 100_000)),
    "of other shapes": lambda content: resealed(replaced(content, facts=b"[1, null]")),
    "packed": packed,
    "of another label": of_another_label,
    "of another method": of_another_method,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_made_anew(ladder, folder, damage):
    cg.load(ladder, cache=folder)
    (place,) = kept(folder)
    content = place.read_bytes()
    place.write_bytes(DAMAGES[damage](content))
    assert answers(cg.load(ladder, cache=folder)) == answers(cg.load(ladder))
    assert place.read_bytes() == content


def test_the_files_of_the_user_stay(ladder, folder, monkeypatch):
    monkeypatch.setattr("careergraph.catalogue.cache.KEPT", 1)
    (folder / "extracts").mkdir(parents=True)
    names = [f"thesis {number}.zip" for number in range(5)]
    for name in names:
        (folder / name).touch()
        (folder / "extracts" / name).touch()
    for number in range(3):
        ladder.write_text(f"{ladder.read_text(encoding='utf-8')}# {number}\n", encoding="utf-8")
        cg.load(ladder, cache=folder)
    assert sorted(path.name for path in folder.glob("*.zip")) == names
    assert len(kept(folder)) == 5 + 1


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has other permissions")
def test_what_is_kept_is_closed_to_others(ladder, folder):
    cg.load(ladder, cache=folder)
    (place,) = kept(folder)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has other permissions")
@pytest.mark.parametrize("open_to_others", ["file", "folder", "owner", "link"])
def test_what_others_may_have_written_is_not_read(ladder, folder, monkeypatch, open_to_others):
    cg.load(ladder, cache=folder)
    (place,) = kept(folder)
    match open_to_others:
        case "file":
            place.chmod(0o622)
        case "folder":
            place.parent.chmod(0o777)
        case "owner":
            monkeypatch.setattr("os.geteuid", lambda: os.getuid() + 1)
        case "link":
            place.parent.rename(folder / "elsewhere")
            place.parent.symlink_to(folder / "elsewhere")
    parsed = []
    parse = pyoxigraph.parse
    monkeypatch.setattr(
        "pyoxigraph.parse", lambda *given, **named: parsed.append(1) or parse(*given, **named)
    )
    assert cg.load(ladder, cache=folder).path("AE", "KAM").effort == 19
    assert parsed


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
@pytest.mark.parametrize("thing", ["pipe", "link", "device", "large"])
def test_what_is_no_plain_file_is_replaced_and_not_followed(ladder, folder, thing):
    cg.load(ladder, cache=folder)
    (place,) = kept(folder)
    content = place.read_bytes()
    place.unlink()
    victim = folder / "victim"
    victim.write_bytes(b"dear")
    match thing:
        case "pipe":
            os.mkfifo(place)
        case "link":
            place.symlink_to(victim)
        case "device":
            place.symlink_to("/dev/zero")
        case "large":
            with place.open("wb") as file:
                file.truncate(2**40)
    assert cg.load(ladder, cache=folder).path("AE", "KAM").effort == 19
    assert place.lstat().st_size == len(content)
    assert place.read_bytes() == content
    assert victim.read_bytes() == b"dear"


def test_what_is_too_large_is_neither_kept_nor_read(ladder, folder, monkeypatch):
    cg.load(ladder, cache=folder)
    monkeypatch.setattr("careergraph.catalogue.own_folder.MAX_BYTES", 1000)
    parsed = []
    parse = pyoxigraph.parse
    monkeypatch.setattr(
        "pyoxigraph.parse", lambda *given, **named: parsed.append(1) or parse(*given, **named)
    )
    cg.load(ladder, cache=folder)
    cg.load(ladder, cache=folder, base="http://example.org/")
    assert len(parsed) == 2
    assert len(kept(folder)) == 1


@pytest.mark.parametrize("cache", [None, 3, "a\0b"])
def test_what_is_no_folder_is_refused(ladder, cache):
    with pytest.raises(cg.InvalidArgument, match=r"^cache='.*' is no folder; give its path, True"):
        cg.load(ladder, cache=cache)


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root and Windows may write anywhere")
def test_a_folder_that_cannot_be_written_is_no_fault(ladder, folder):
    folder.mkdir(mode=0o500)
    assert cg.load(ladder, cache=folder).path("AE", "KAM").effort == 19


def test_a_file_in_the_place_of_the_folder_is_no_fault(ladder, folder):
    folder.write_text("not a folder")
    assert cg.load(ladder, cache=folder).path("AE", "KAM").effort == 19
    assert folder.read_text() == "not a folder"


def test_only_so_many_are_kept(ladder, folder, monkeypatch):
    monkeypatch.setattr("careergraph.catalogue.cache.KEPT", 3)
    text = ladder.read_text(encoding="utf-8")
    for number in range(5):
        ladder.write_text(f"{text}# {number}\n")
        cg.load(ladder, cache=folder)
    assert len(kept(folder)) == 3


def test_errors_are_those_of_reading(ladder, folder):
    ladder.write_text("<a> <b>")
    with pytest.raises(cg.ParseError):
        cg.load(ladder, cache=folder)
    with pytest.raises(cg.FileMissing):
        cg.load(ladder.with_name("none.ttl"), cache=folder)
    with pytest.raises(cg.FileMissing):
        cg.load_esco(ladder.with_name("no-folder"), cache=folder)
    assert not folder.exists()


def test_a_kept_graph_pickles(ladder, folder):
    cg.load(ladder, cache=folder)
    graph = pickle.loads(pickle.dumps(cg.load(ladder, cache=folder)))
    assert answers(graph) == answers(cg.load(ladder))
    assert graph.query("ASK {}") is True


def test_published_tables_are_kept_too(folder, esco_excerpt):
    read, again = (cg.load_esco(esco_excerpt, cache=folder) for _ in range(2))
    assert len(kept(folder)) == 1
    assert answers(read) == answers(again) == answers(cg.load_esco(esco_excerpt))


def test_python_keeps_nothing_unless_asked_and_the_command_line_does(ladder, folder):
    environment = {**os.environ, "CAREERGRAPH_CACHE": str(folder)}
    code = f"import careergraph as cg; cg.load({str(ladder)!r})"
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert not folder.exists()
    command = [sys.executable, "-m", "careergraph.cli"]
    ask = ["path", "AE", "KAM", "-f", str(ladder), "--format", "json"]
    subprocess.run([*command, "--no-cache", *ask], env=environment, check=True, capture_output=True)
    assert not folder.exists()
    told = [subprocess.run([*command, *ask], env=environment, check=True, capture_output=True) for _ in "12"]
    assert told[0].stdout == told[1].stdout
    assert len(kept(folder)) == 1


# The folder, and what it keeps


def test_the_folder_is_the_one_that_is_named_or_where_caches_go(monkeypatch, tmp_path):
    monkeypatch.setenv("CAREERGRAPH_CACHE", str(tmp_path))
    assert user_cache() == cache_folder(True) == tmp_path
    assert cache_folder(False) is None
    assert cache_folder("here") == Path("here")
    monkeypatch.delenv("CAREERGRAPH_CACHE")
    assert user_cache() == platformdirs.user_cache_path("careergraph", appauthor=False)
    with pytest.raises(cg.InvalidArgument) as raised:
        cache_folder(7)
    assert str(raised.value) == "cache='7' is no folder; give its path, True for your own, or False"


RICH = """
    @prefix : <https://example.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix cg: <https://w3id.org/careergraph/ontology#> . @prefix dcterms: <http://purl.org/dc/terms/> .
    :m a cg:ProficiencyScale . :n a cg:ProficiencyScale .
    :m1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :m .
    :n1 a cg:ProficiencyLevel ; cg:rank 1 ; cg:inScale :n .
    :n2 a cg:ProficiencyLevel ; cg:rank 2 ; cg:inScale :n ; cg:correspondsTo :m1 .
    :r a cg:Role ; skos:prefLabel "jefé"@es-MX ; skos:definition "dirige"@es ; cg:requires
        [ cg:anyOf [ cg:skill :s ; cg:level :m1 ] , [ cg:skill :t ; cg:level :n2 ] ; cg:atLeast 2 ] ,
        [ cg:skill :t ; cg:level :n2 ] , [ cg:skill :s ; cg:level :m1 ] , [ cg:skill :u ; cg:level :m1 ] .
    :s a cg:Skill ; skos:exactMatch <urn:x> . :t a cg:Skill ; skos:altLabel "a"@en , "b"@en . :u a cg:Skill .
    :r cg:progressesTo :clerk . :clerk a cg:Role ; dcterms:valid "2001-02-03/2002-03-04" .
    <urn:a\u00a0b> a cg:Skill ; skos:altLabel "a space that does not break"@en .
"""


def test_all_that_is_kept_comes_back(tmp_path):
    path = tmp_path / "rich.ttl"
    path.write_text(RICH, "utf-8")
    fresh = cg.load(path, cache=tmp_path / "cache")
    kept = cg.load(path, cache=tmp_path / "cache")
    assert type(kept._catalogue.data).__name__ == "CachedData"
    assert kept == fresh
    assert kept.requirements("jefé") == fresh.requirements("jefé")
    assert kept.scales == fresh.scales
    for graph in (fresh, kept):
        assert graph.gap({"s": "n2", "t": "n2"}, "jefé").met
    assert kept._catalogue.matches == fresh._catalogue.matches != {}
    assert [kept.skill(name).alternative_labels for name in "st"] == [{}, {"en": ("a", "b")}]
    assert kept.role("jefé").definition == "dirige"
    assert {**kept.role("jefé").definitions} == {"es": "dirige"}
    words, as_read = kept._catalogue.words, fresh._catalogue.words
    assert {**words.definitions} == {**as_read.definitions}
    assert {**words.alternative} == {**as_read.alternative}
    assert len(words.alternative) == len(as_read.alternative) == 2
    assert kept._catalogue.data.withdrawn == fresh._catalogue.data.withdrawn
    assert [said.end for said in kept._catalogue.data.withdrawn.values()] == ["2002-03-04"]
    assert "https://example.org/s" not in words.alternative
    assert kept.save(tmp_path / "a.ttl").read_bytes() == fresh.save(tmp_path / "b.ttl").read_bytes()
    assert b"@es-MX" in (tmp_path / "a.ttl").read_bytes()


@pytest.mark.parametrize("present", ["a", "b", "c", "ac", "abc", ""])
def test_of_what_is_kept_by_id_only_what_was_there_is_there(present):
    single = {f"urn:{id}": [id] for id in present}
    parts = by_id({"all": dict.fromkeys(("urn:a", "urn:b", "urn:c"), 1)}, {"some": single})
    kept = KeptById(Archive(archived(parts))).single("some", list)
    assert (dict(kept), len(kept)) == (single, len(single))


def test_any_change_of_the_program_makes_what_is_kept_anew():
    package = Path(cg.__file__).parent
    read = {Path(file) for file, _, _ in _program.__wrapped__()}
    assert read == {*package.rglob("*.py"), resource_path("alignments.ttl")}


def test_a_large_graph_is_asked_where_it_is_kept(tmp_path, monkeypatch):
    path = tmp_path / "rich.ttl"
    path.write_text(RICH, "utf-8")
    monkeypatch.setattr("careergraph.catalogue.cache.LARGE", 1)
    cg.load(path, cache=tmp_path / "cache")
    monkeypatch.setattr("careergraph.rdf.store.TermStore.oxigraph", property(lambda terms: 1 / 0))
    assert cg.load(path, cache=tmp_path / "cache").query("ASK { ?s ?p ?o }")


def test_a_file_that_changed_is_told_by_name(tmp_path):
    path = tmp_path / "rich.ttl"
    path.write_text(RICH, "utf-8")
    cg.load(path, cache=tmp_path / "cache")
    kept = cg.load(path, cache=tmp_path / "cache")
    path.write_text(RICH + "# more", "utf-8")
    with pytest.raises(cg.ReadError) as raised:
        kept.query("ASK { ?s ?p ?o }")
    assert str(raised.value) == f"{quote(str(path))} changed since the graph was loaded; load it again"
    assert raised.value.file == str(path)


@pytest.mark.parametrize("size", [-1, 0])
def test_files_up_to_a_bound_are_kept(tmp_path, monkeypatch, size):
    path = tmp_path / "rich.ttl"
    path.write_text(RICH, "utf-8")
    monkeypatch.setattr("careergraph.catalogue.cache.MAX_BYTES", path.stat().st_size + size)
    cg.load(path, cache=tmp_path / "cache")
    assert (tmp_path / "cache" / "extracts").exists() == (size == 0)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_a_file_whose_name_is_no_text_is_kept_too(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xff.ttl"))
    path.write_text(RICH, "utf-8")
    for _ in range(2):
        kept = cg.load(path, cache=tmp_path / "cache", format="turtle")
    assert type(kept._catalogue.data).__name__ == "CachedData"


@pytest.mark.parametrize("error", [OSError, ValueError])
def test_what_cannot_be_kept_is_read_all_the_same(error, tmp_path, monkeypatch):
    def refuse(*written: object) -> None:
        raise error

    path = tmp_path / "small.ttl"
    path.write_text("<urn:r> a <https://w3id.org/careergraph/ontology#Role> .", "utf-8")
    monkeypatch.setattr("careergraph.catalogue.own_folder.OwnFolder.write", refuse)
    assert len(cg.load(path, cache=tmp_path / "cache").roles) == 1


def test_what_has_no_name_is_found_fault_with_alike_from_the_cache(tmp_path):
    path = tmp_path / "nameless.ttl"
    path.write_text(
        turtle("[] a cg:Role ; skos:prefLabel 'cook' ; cg:essentialSkill [ a cg:Skill ] ."), "utf-8"
    )
    fresh, *kept = [cg.load(path, cache=cache).check() for cache in (False, *[tmp_path / "cache"] * 2)]
    assert kept == [fresh, fresh]
