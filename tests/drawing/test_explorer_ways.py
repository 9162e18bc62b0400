"""What a reader does with the explorer besides the answer: look around, compare, keep a profile, print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from explorers import GROUPED
from small import EX, loads

import careergraph as cg

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: extra 'test'")
PHONE = {"viewport": {"width": 390, "height": 844}}
ACROSS = "#from=AccountExecutive&to=KeyAccountManager"


def texts(page, selector):
    return page.locator(selector).all_inner_texts()


def reads(page, selector, lines):
    """Wait until what a selector finds reads so: a link shows another view a moment after it is pressed."""
    sync_api.expect(page.locator(selector)).to_have_text(lines)


def effort(page):
    return page.locator("#effort").inner_text()


def test_what_was_ticked_survives_back(window, accounts):
    page = window(accounts, ACROSS)
    page.get_by_label("negotiation", exact=True).check()
    page.get_by_label("Level of negotiation").select_option("3")
    after = effort(page)
    page.locator(".nearest a", has_text="Account Director").click()
    other = page.locator(".skills input:not(:checked):visible").first.get_attribute("id")
    page.locator(f"#{other}").check()
    page.go_back()
    sync_api.expect(page.locator("h1")).to_have_text("Key Account Manager")
    assert page.get_by_label("negotiation", exact=True).is_checked()
    assert page.locator(f"#{other}").is_checked()
    assert int(effort(page)) < int(after)
    page.go_forward()
    assert page.get_by_label("negotiation", exact=True).is_checked()


def test_a_link_takes_the_focus_to_the_heading(window, accounts):
    page = window(accounts, ACROSS)
    page.locator(".nearest a").first.focus()
    page.keyboard.press("Enter")
    sync_api.expect(page.locator("h1")).to_be_focused()
    assert page.evaluate("scrollY") == 0


def test_a_profile_goes_out_and_comes_back(window, accounts, tmp_path):
    page = window(accounts, f"{ACROSS}&can=Negotiation%3A3&can=Leadership%3A-&can=Adaptability%3A0")
    wanted = effort(page)
    page.locator("#profile").click()
    for ending in ("json", "csv"):
        with page.expect_download() as download:
            page.locator(f"#save-{ending}").click()
        file = tmp_path / f"profile.{ending}"
        download.value.save_as(file)
        (person,) = cg.load_profiles(file, graph=accounts)
        assert person.skills["negotiation"] == 3
        assert person.skills["leadership"] is None
        assert "adaptability" not in person.skills
        assert person.role == "Account Executive"
        assert accounts.gap(person, "KAM").effort == int(wanted)
        other = window(
            file=Path(page.url.partition("#")[0].removeprefix("file://")), fragment="#to=KeyAccountManager"
        )
        other.locator("#open-profile").set_input_files(file)
        sync_api.expect(other.locator("#effort")).to_have_text(wanted)


def test_a_json_resume_is_read(window, accounts, tmp_path):
    file = tmp_path / "resume.json"
    skills = [{"name": "Negotiation", "level": "Advanced", "keywords": ["leadership", "juggling"]}]
    file.write_text(
        json.dumps({"basics": {"name": "Ana", "label": "AE"}, "skills": skills}), encoding="utf-8"
    )
    page = window(accounts, "#to=KeyAccountManager")
    page.locator("#open-profile").set_input_files(file)
    sync_api.expect(page.locator("#profile-note")).to_have_text(
        "2 skills read. Not known here, or by more than one name: juggling."
    )
    assert page.evaluate("new URLSearchParams(location.hash.slice(1)).get('from')") == "AccountExecutive"
    assert page.get_by_label("Level of negotiation").input_value() == "3"
    assert page.get_by_label("leadership", exact=True).is_checked()


@pytest.mark.parametrize("content", ["{", "[1]", "a,b\n1,2\n", "", "{}", "[]"])
def test_what_is_no_profile_is_said_to_be_none(window, accounts, tmp_path, content):
    file = tmp_path / "wrong.json"
    file.write_text(content, encoding="utf-8")
    page = window(accounts, ACROSS)
    before = page.url
    page.locator("#open-profile").set_input_files(file)
    sync_api.expect(page.locator("#profile-note")).to_contain_text("wrong.json holds no profile")
    assert page.url == before


def test_a_link_is_copied(window, accounts):
    page = window(accounts, ACROSS, permissions=["clipboard-read", "clipboard-write"])
    page.locator("#profile").click()
    page.locator("#copy").click()
    sync_api.expect(page.locator("#profile-note")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_an_address_of_many_ticks_is_short(window):
    """Names as long as ESCO's go by codes of six letters."""
    name = "0b15375e-dfdd-4047-9efb-096e0aae{:04}"
    skills = " , ".join(f"<{EX}{name.format(number)}>" for number in range(60))
    ticked = "".join(f"&can={name.format(number)}:-" for number in range(1, 60))
    page = window(loads(f":a a cg:Role ; cg:essentialSkill {skills} ."), f"#to=a{ticked}")
    page.locator("#skill-0").check()
    fragment = page.url.partition("#")[2]
    assert len(fragment) < 500
    assert page.locator("#coverage").inner_text() == "100%"
    page.goto("about:blank")
    page = window(file=None, fragment=f"#{fragment}")
    assert page.locator("#coverage").inner_text() == "100%"


def test_a_reader_looks_around(window):
    page = window(loads(GROUPED))
    reads(page, ".browse-section h3", ["Building 2", "Schools 1", "Other roles 1"])
    page.locator("#browse-classes").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "browse-classes"
    reads(page, ".classes li", ["2 Professionals 3 roles"])
    page.locator(".classes a").click()
    reads(page, ".classes li", ["21 Engineers 2 roles"])
    reads(page, ".roles a", ["Teacher"])
    page.locator(".classes a").click()
    reads(page, ".roles a", ["Bridge engineer", "Civil engineer"])
    page.go_back()
    reads(page, ".roles a", ["Teacher"])
    page.locator("#browse-letters").click()
    reads(page, ".roles a", ["Artist", "Bridge engineer", "Civil engineer", "Teacher"])
    page.locator("#browse-skills").click()
    page.locator("#by-skill").fill("statcs")
    page.keyboard.press("Enter")
    sync_api.expect(page.locator("h1")).to_have_text("statics")
    reads(page, ".needs-section .roles a", ["Civil engineer"])


def test_many_roles_stand_under_their_letters(window):
    lines = [f":r{n} a cg:Role ; skos:prefLabel '{chr(65 + n % 26)} role {n}'@en ." for n in range(80)]
    page = window(loads("\n".join(lines)))
    assert texts(page, ".letters button")[:3] == ["A", "B", "C"]
    page.locator("#at-C").click()
    assert texts(page, ".roles a") == ["C role 2", "C role 28", "C role 54"]
    assert page.evaluate("document.activeElement.id") == "at-C"


def test_a_page_is_made_in_steps(browser, folder, accounts):
    """Between its data, what is made of them and what is shown, the browser has its turn."""
    context = browser.new_context()
    context.add_init_script(
        """const wait = setTimeout;
        globalThis.turns = 0;
        setTimeout = (call, ...more) => {
          if (!document.querySelector("h1")) turns += 1;
          return wait(call, ...more);
        };"""
    )
    page = context.new_page()
    page.goto(accounts.save_explorer(folder / "steps.html").as_uri())
    page.locator("h1").wait_for()
    assert page.evaluate("turns") == 3
    context.close()


def test_the_name_of_a_box_has_the_words_that_are_seen(window, accounts):
    page = window(accounts, ACROSS)
    for box in page.locator("svg a.box").all():
        seen = box.locator("text").evaluate_all("all => all.map((each) => each.textContent)")
        assert "".join(seen) in box.get_attribute("aria-label").replace(",", "")


def test_the_page_of_a_skill_says_who_needs_it(window, accounts):
    page = window(accounts, "#skill=Negotiation&from=AccountExecutive")
    skill = accounts.skill("negotiation")
    assert sorted(texts(page, ".needs-section .roles a")) == sorted(
        requirement.role.label for requirement in accounts.roles_requiring(skill)
    )
    step = next(each for each in accounts.leverage("AE", limit=None) if each.skill == skill)
    assert f"{step.gain:.2f}" in page.locator(".opensHead-section").inner_text()
    page.get_by_label("I can do this").check()
    assert "can=Negotiation" in page.url


def test_two_roles_stand_side_by_side(window, accounts):
    page = window(accounts, "#to=KeyAccountManager")
    page.locator("#beside").fill("account manager")
    page.keyboard.press("Enter")
    both = page.locator(".compare-section")
    sync_api.expect(both).to_be_visible()
    said = both.inner_text()
    for source, target in (("KAM", "Account Manager"), ("Account Manager", "KAM")):
        gap = accounts.gap(source, target)
        assert f"{gap.coverage:.0%} covered, effort {gap.effort}" in said
    wanted = {
        role: {each.skill.label for each in accounts.requirements(role)}
        for role in ("KAM", "Account Manager")
    }
    shown = texts(page, ".compared th[scope=row]")
    assert sorted(shown) == sorted(set().union(*wanted.values()))
    heads = [texts(table, "thead a") for table in page.locator(".compared").all()]
    assert heads[0] == ["Key Account Manager", "Account Manager"]
    assert all(len(alone) == 1 for alone in heads[1:])
    page.locator("#beside-clear").click()
    assert page.locator(".compare-section").count() == 0


def test_higher_roles_stand_apart_from_lower_ones(window, accounts):
    page = window(accounts, "#from=AccountManager")
    wanted = [
        [entry.role.label for entry in accounts.rank("Account Manager", direction=direction)]
        for direction in ("up", "down")
    ]
    assert texts(page, ".nearest-section h3") == ["Ask for more", "Ask for less"]
    lists = page.locator("ol.nearest").all()
    assert [each.locator("a").all_inner_texts() for each in lists] == wanted


def test_roles_that_share_nothing_are_not_near(window):
    page = window(
        loads(":a a cg:Role ; cg:essentialSkill :s . :b a cg:Role ; cg:essentialSkill :t ."), "#from=a"
    )
    for direction in ("apart", "any"):
        page.locator(f"#direction-{direction}").click()
        reads(page, ".nearest-section .hint", ["No other role asks for anything that you can do."])
        assert page.locator(".nearest-section ol").count() == 0


def test_a_gap_without_levels_is_a_list_of_names(window):
    page = window(loads(":a a cg:Role ; cg:essentialSkill :s , :t ; cg:optionalSkill :u ."), "#to=a&can=s:-")
    reads(page, ".gap h3", ["Missing 1", "Missing, optional 1", "Met 1"])
    reads(page, ".gap li", ["t", "u", "s"])
    assert page.locator(".gap-section .pips").count() == 0


def test_what_shares_a_label_is_told_apart(window):
    page = window(
        loads(
            """
            :a a cg:Role ; skos:prefLabel 'A'@en ; cg:essentialSkill :s , :t .
            :s a cg:Skill ; skos:prefLabel 'Mathematics'@en ; skos:notation '2.A.1.e' .
            :t a cg:Skill ; skos:prefLabel 'Mathematics'@en ; skos:notation '2.C.4.a' .
            """
        ),
        "#to=a",
    )
    assert texts(page, ".required .name") == ["Mathematics (2.A.1.e)", "Mathematics (2.C.4.a)"]


def test_paper_is_light_and_nothing_is_folded(window, accounts):
    page = window(accounts, f"{ACROSS}&theme=dark", **PHONE)
    assert page.locator(".about-section .duties").is_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(238, 242, 246)"
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(31, 41, 51)"
    assert page.locator(".about-section .duties").is_visible()


def test_rows_that_were_folded_are_laid_out_on_paper_as_the_others(window):
    skills = " , ".join(f":s{number}" for number in range(40))
    page = window(loads(f":a a cg:Role ; cg:essentialSkill {skills} . :b a cg:Role ."), "#to=a")
    rows = page.locator(".required li")
    assert rows.last.is_hidden()
    page.emulate_media(media="print")
    shown = rows.evaluate_all("all => [...new Set(all.map((each) => getComputedStyle(each).display))]")
    assert shown == [rows.first.evaluate("row => getComputedStyle(row).display")]
    assert rows.last.is_visible()


def test_on_a_phone_the_sum_is_in_sight_of_the_ticks(window, accounts):
    page = window(accounts, ACROSS, **PHONE)
    page.locator("#can").click()
    page.get_by_label("strategic vision", exact=True).check()
    top, height = page.evaluate(
        "(({ top, height }) => [top, height])(document.getElementById('sum').getBoundingClientRect())"
    )
    assert 0 <= top <= 844 - height
    assert page.locator("#sum").inner_text().startswith("Key Account Manager: ")
    assert page.locator(".ladder-section .scroll").is_hidden()
    page.get_by_role("navigation", name="Contents").get_by_role("button", name="The ladder").click()
    assert page.locator(".ladder-section .scroll").is_visible()
    assert page.evaluate("document.activeElement.id") == "ladder-part"


def test_a_language_can_be_added(window, accounts, tmp_path):
    file = accounts.save_explorer(
        tmp_path / "french.html", words={"fr": {"name": "Français", "welcome": "Où voulez-vous aller ?"}}
    )
    page = window(file=file)
    page.get_by_role("button", name="Français").click()
    sync_api.expect(page.locator("h1")).to_have_text("Où voulez-vous aller ?")
    assert page.locator("#from").get_attribute("placeholder") == "Only what I tick"


def test_grades_say_what_is_next_up(window):
    lines = ":p a cg:Grade ; cg:rank 1 . :q a cg:Grade ; cg:rank 2 ."
    graded = ("ap", "bp", "cq")
    roles = "".join(
        f":{name} a cg:Role ; cg:grade :{grade} ; cg:essentialSkill :s . " for name, grade in graded
    )
    page = window(loads(lines + roles), "#from=a")
    assert texts(page, ".nearest-section h3") == ["Next up", "Sideways"]
    assert texts(page, "ol.nearest a") == ["c", "b"]
