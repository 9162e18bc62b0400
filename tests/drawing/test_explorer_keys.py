"""The explorer by keys alone: every way through it, and where the focus goes when what had it is gone."""

from __future__ import annotations

import json

import pytest
from explorers import GROUPED
from small import loads

import careergraph as cg

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: extra 'test'")
ACROSS = "#from=AccountExecutive&to=KeyAccountManager"

#: A role with others of a higher, of its own and of a lower grade, more of each than a list shows at first.
GRADED = "\n".join(
    [":low a cg:Grade ; cg:rank 1 . :mid a cg:Grade ; cg:rank 2 . :top a cg:Grade ; cg:rank 3 ."]
    + [
        f":{grade}{n} a cg:Role ; cg:grade :{grade} ; cg:essentialSkill :s ; skos:prefLabel '{grade} {n}' ."
        for grade in ("low", "mid", "top")
        for n in range(8)
    ]
)
#: A role that asks for more skills than any list shows at first, and a move to it.
LONG = (
    ":b a cg:Role ; cg:progressesTo :a . :a a cg:Role ; cg:essentialSkill "
    + " , ".join(f":s{n}" for n in range(40))
    + " ."
)


def texts(page, selector):
    return page.locator(selector).all_inner_texts()


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.tagName")


def reach(page, name, key="Tab"):
    """Press a key until something has the focus, as a reader without a mouse does."""
    for _ in range(200):
        page.keyboard.press(key)
        if focused(page) == name:
            return
    raise AssertionError(f"{key} does not lead to {name}")


def test_the_keyboard_alone_is_enough(window, accounts):
    page = window(accounts)
    press = page.keyboard.press
    press("Tab")
    assert focused(page) == "skip"
    press("Enter")
    assert focused(page) == "answer"
    page.locator("#from").focus()
    press("ArrowDown")
    assert page.locator("#from").get_attribute("aria-expanded") == "true"
    press("ArrowDown")
    press("ArrowDown")
    active = page.locator("#from").get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    press("Escape")
    assert page.locator("#from").get_attribute("aria-expanded") == "false"
    page.keyboard.type("account executive")
    press("Enter")
    assert "from=AccountExecutive" in page.url
    assert focused(page) == "from"
    press("Tab")
    press("Tab")
    assert focused(page) == "to"
    page.keyboard.type("key account")
    press("Enter")
    sync_api.expect(page.locator("h1")).to_have_text("Key Account Manager")
    page.locator("#can").focus()
    press("Tab")
    assert focused(page) == "add"
    press("Tab")
    press("Tab")
    ticked = focused(page)
    press("Space")
    assert focused(page) == ticked
    assert not page.locator(f"#{ticked}").is_checked()
    assert "can=" in page.url
    assert page.locator("#effort").inner_text() == "21"


def test_letters_are_chosen_by_keys_alone(window):
    lines = [f":r{n} a cg:Role ; skos:prefLabel '{chr(65 + n % 26)} role {n}'@en ." for n in range(80)]
    page = window(loads("\n".join(lines)))
    reach(page, "at-A")
    page.keyboard.press("ArrowRight")
    assert focused(page) == "at-B"
    page.keyboard.press("Enter")
    assert texts(page, ".roles a") == ["B role 1", "B role 27", "B role 53", "B role 79"]
    page.keyboard.press("x")
    assert (focused(page), texts(page, ".roles a")) == ("at-X", ["X role 23", "X role 49", "X role 75"])
    page.keyboard.press("End")
    assert focused(page) == "at-Z"
    page.keyboard.press("Home")
    assert focused(page) == "at-A"
    page.keyboard.press("Control+c")
    page.keyboard.press("1")
    assert texts(page, ".roles a")[0] == "X role 23"


def test_each_way_to_look_around_is_walked_by_keys_alone(window):
    page = window(loads(GROUPED))
    for way in ("families", "classes", "letters"):
        reach(page, f"browse-{way}")
        page.keyboard.press("Space")
        assert (focused(page), page.locator(f"#browse-{way}").get_attribute("aria-pressed")) == (
            f"browse-{way}",
            "true",
        )
        page.locator(".browse-section li a").first.wait_for()
        page.keyboard.press("Tab")
        while focused(page).startswith("browse-"):
            page.keyboard.press("Tab")
        assert focused(page) == "A"
        page.keyboard.press("Enter")
        sync_api.expect(page.locator("h1")).to_be_focused()
        page.go_back()
    reach(page, "browse-skills")
    page.keyboard.press("Space")
    reach(page, "by-skill")
    page.keyboard.type("statcs")
    page.keyboard.press("Escape")
    assert page.locator("#by-skill").input_value() == ""
    page.keyboard.type("statcs")
    page.keyboard.press("Enter")
    sync_api.expect(page.locator("h1")).to_have_text("statics")


def test_an_answer_is_walked_by_keys_alone(window, accounts):
    page = window(accounts, ACROSS)
    reach(page, "beside")
    page.keyboard.type("account manager")
    page.keyboard.press("Enter")
    sync_api.expect(page.locator(".compare-section")).to_be_visible()
    reach(page, "beside-clear")
    page.keyboard.press("Enter")
    assert page.locator(".compare-section").count() == 0
    for name in page.locator(".contents button").evaluate_all("all => all.map(({ id }) => id)"):
        page.locator(f"#{name}").focus()
        page.keyboard.press("Enter")
        part = focused(page)
        assert part == f"{name.removeprefix('to-')}-part"
        details = page.locator(f"details:has(> #{part})")
        page.keyboard.press("Space")
        assert details.get_attribute("open") is None
        page.keyboard.press("Enter")
        assert details.get_attribute("open") == ""
    for theme in ("dark", "light"):
        reach(page, f"theme-{theme}", "Shift+Tab")
        page.keyboard.press("Space")
        assert page.evaluate("document.documentElement.dataset.theme") == theme


def test_keys_that_come_before_the_index_is_made_are_not_lost(browser, folder, accounts):
    """The page waits for the index while it is free, and Enter takes the first of what is found then."""
    file = accounts.save_explorer(folder / "early.html")
    context = browser.new_context()
    context.add_init_script(
        """const wait = setTimeout;
        setTimeout = (call, ...more) =>
          call.name === "indexWhileFree" ? (globalThis.index = call) : wait(call, ...more);"""
    )
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator("#to").fill("key account")
    assert page.locator("#to-note").inner_text() == "Searching…"
    page.keyboard.press("Enter")
    assert page.url == f"{file.as_uri()}#"
    page.evaluate("() => { for (let turn = 0; turn < 20; turn++) index(); }")
    sync_api.expect(page.locator("h1")).to_have_text("Key Account Manager")
    context.close()


def test_job_zones_are_walked_by_keys_alone(window, onet_excerpt):
    graph = cg.load_onet(onet_excerpt, moves=True)
    page = window(graph)
    reach(page, "browse-zones")
    page.keyboard.press("Enter")
    assert focused(page) == "browse-zones"
    zones = texts(page, ".browse-section h3")
    assert len(zones) > 1
    assert all(zone.startswith("Job zone") for zone in zones)
    reach(page, "browse-skills")
    page.keyboard.press("Tab")
    first = page.locator(".browse-section .roles a").first
    sync_api.expect(first).to_be_focused()
    label = first.inner_text()
    page.keyboard.press("Enter")
    sync_api.expect(page.locator("h1")).to_have_text(label)
    sync_api.expect(page.locator("h1")).to_be_focused()
    page.go_back()
    assert page.locator("#browse-zones").get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("name", ["plan", "leverage"])
def test_what_to_learn_is_walked_by_keys_alone(window, accounts, name):
    page = window(accounts, ACROSS)
    reach(page, f"{name}-part")
    for row in page.locator(f"ol.{name} > li").all():
        for link in row.locator("a").all():
            page.keyboard.press("Tab")
            sync_api.expect(link).to_be_focused()
    links = page.locator(f"ol.{name} a").all()
    for place in {0, len(links) - 1}:
        link = page.locator(f"ol.{name} a").nth(place)
        label = link.inner_text()
        link.focus()
        page.keyboard.press("Enter")
        sync_api.expect(page.locator("h1")).to_have_text(label)
        sync_api.expect(page.locator("h1")).to_be_focused()
        page.go_back()


def test_higher_level_and_lower_roles_are_walked_by_keys_alone(window):
    page = window(loads(GRADED), "#from=mid0")
    assert texts(page, ".nearest-section h3") == ["Next up", "Sideways", "A step down"]
    for direction, names in (("up", "top"), ("level", "mid"), ("down", "low")):
        reach(page, "direction-apart", "Shift+Tab")
        page.keyboard.press("Space")
        reach(page, f"more-{direction}")
        page.keyboard.press("Enter")
        pressed = page.locator(f"#direction-{direction}")
        sync_api.expect(pressed).to_be_focused()
        sync_api.expect(pressed).to_have_attribute("aria-pressed", "true")
        found = texts(page, "ol.nearest a")
        assert found == [f"{names} {n}" for n in range(8) if f"{names}{n}" != "mid0"]
    while focused(page) != "A":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    sync_api.expect(page.locator("h1")).to_have_text("low 0")
    sync_api.expect(page.locator("h1")).to_be_focused()


def test_a_profile_is_kept_read_and_cleared_by_keys_alone(window, accounts, tmp_path):
    page = window(
        accounts, f"{ACROSS}&can=Negotiation%3A3", permissions=["clipboard-read", "clipboard-write"]
    )
    press = page.keyboard.press
    other = {"Ana": {"skills": {"leadership": 2}, "role": "Account Specialist"}}
    chosen = tmp_path / "other.json"
    chosen.write_text(json.dumps(other), encoding="utf-8")
    # Said long before it is asked for: a browser that is told late opens a dialog of its own.
    page.on("filechooser", lambda chooser: chooser.set_files(chosen))
    reach(page, "profile")
    press("Space")
    reach(page, "copy")
    press("Enter")
    sync_api.expect(page.locator("#profile-note")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    for ending in ("json", "csv"):
        reach(page, f"save-{ending}")
        with page.expect_download() as download:
            press("Space")
        file = tmp_path / f"kept.{ending}"
        download.value.save_as(file)
        (person,) = cg.load_profiles(file, graph=accounts)
        assert person.skills["negotiation"] == 3
    reach(page, "open-profile")
    press("Enter")
    sync_api.expect(page.locator("#profile-note")).to_have_text("1 skill read.")
    sync_api.expect(page.locator("#from")).to_have_value("Account Specialist")
    assert focused(page) == "open-profile"
    reach(page, "undo", "Shift+Tab")
    press("Enter")
    assert focused(page) == "can"
    assert page.locator(".skills .own").count() == 0
    for end in ("to", "from"):
        reach(page, f"{end}-clear", "Shift+Tab")
        press("Enter")
        assert focused(page) == end
        assert page.locator(f"#{end}").input_value() == ""
    sync_api.expect(page.locator("h1")).to_have_text("Where do you want to go?")


@pytest.mark.parametrize(
    ("button", "shown", "then"),
    [
        ("all-missing", ".missing li", "rest-missing"),
        ("all-all-plan", "ol.plan li", "rest-all-plan"),
        ("all-required", ".required li", "rest-required"),
        ("learn-0", None, "rest-learn-0"),
    ],
)
def test_what_opens_a_list_leaves_the_focus_where_the_reader_goes_on(window, button, shown, then):
    page = window(loads(LONG), "#from=b&to=a")
    reach(page, button)
    page.keyboard.press("Enter")
    assert focused(page) == then
    assert page.locator(f"#{button}").count() == 0
    if shown:
        sync_api.expect(page.locator(f"{shown}:visible")).to_have_count(40)
        page.keyboard.press("Tab")
        assert page.evaluate(f"document.getElementById('{then}').contains(document.activeElement)")


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#browse=letters",
        "#browse=skills",
        "#from=AccountManager",
        f"{ACROSS}&can=Negotiation%3A3&beside=AccountManager",
        "#skill=Negotiation&from=AccountExecutive",
    ],
)
def test_no_button_drops_the_focus(window, accounts, fragment):
    """Wherever a key presses something, the focus is on what it led to."""
    page = window(accounts, fragment)
    sent = page.url
    buttons, folds = (
        page.locator(f"{kind}:visible").evaluate_all("all => all.map(({ id }) => id)")
        for kind in ("button", "summary")
    )
    assert len(buttons) > 4
    for name in [*buttons, *folds, *folds]:
        page.goto(sent)
        page.locator(f"[id='{name}']").focus()
        page.keyboard.press("Space")
        assert focused(page) != "BODY", name
