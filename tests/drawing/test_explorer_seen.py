"""What is seen of the explorer, measured: contrast, frames, overlaps, what axe finds, what is on paper."""

from __future__ import annotations

import pytest
from drawn import drawn_faults
from explorers import views_of
from small import loads

import careergraph as cg

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: extra 'test'")
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
ACROSS = "#from=AccountExecutive&to=KeyAccountManager"


@pytest.fixture(scope="module")
def axe():
    return pytest.importorskip("axe_playwright_python.sync_playwright").Axe()


@pytest.fixture(scope="module")
def uk(uk_framework) -> cg.CareerGraph:
    return uk_framework.load_framework(uk_framework.EXCERPT)


@pytest.fixture(scope="module")
def onet(onet_excerpt) -> cg.CareerGraph:
    return cg.load_onet(onet_excerpt, moves=True)


@pytest.fixture(scope="module")
def esco(esco_excerpt) -> cg.CareerGraph:
    return cg.load_esco(esco_excerpt)


def look(window, graph, views, size, axe=None):
    """Go through the views of a page in both themes, and tell what is wrong with each."""
    width, height = SIZES[size]
    page = window(graph, viewport={"width": width, "height": height})
    address = page.url.partition("#")[0]
    for name, fragment in views.items():
        page.goto(address + fragment)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            sync_api.expect(page.locator(f"#theme-{scheme}")).to_have_attribute("aria-pressed", "true")
            if (found := drawn_faults(page)) or not axe:
                assert found == [], (name, scheme)
            else:
                assert [each["id"] for each in axe.run(page).response["violations"]] == [], (name, scheme)


@pytest.mark.parametrize(
    ("ontology", "size"),
    [("accounts", "desktop"), *((each, "phone") for each in ("accounts", "uk", "onet", "esco"))],
)
def test_every_view_can_be_read(window, request, ontology, size):
    """Where there is least room; the slow tests look at all published data on both."""
    graph = request.getfixturevalue(ontology)
    look(window, graph, views_of(graph), size)


@pytest.mark.parametrize("ontology", ["accounts", "onet"])
def test_everybody_can_use_it(window, request, axe, ontology):
    """Of the views those that have something of all parts; the slow test asks of all of them."""
    graph = request.getfixturevalue(ontology)
    views = views_of(graph)
    look(window, graph, {name: views[name] for name in ("home", "beside", "skill")}, "desktop", axe)


#: What is looked at of published data: a move whose roles are full of everything.
MOVES = {
    "uk": ("Developer", "Lead developer"),
    "onet": ("Retail Salespersons", "Sales Managers"),
    "esco": ("software developer", "data scientist"),
}


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ontology", MOVES)
def test_so_is_all_of_published_data(window, shared_data, uk_framework, axe, request, ontology, size):
    load = {
        "uk": lambda: uk_framework.load_framework(shared_data("uk-digital-data-roles")),
        "onet": lambda: cg.load_onet(shared_data("onet-29.2"), moves=True),
        "esco": lambda: request.getfixturevalue("whole_esco"),
    }
    graph = load[ontology]()
    look(window, graph, views_of(graph, *map(graph.role, MOVES[ontology])), size, axe)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_so_is_all_of_accounts(window, accounts, axe, size):
    look(window, accounts, views_of(accounts), size, axe)


def test_the_part_that_answers_first_stands_open_on_a_phone(window, accounts):
    width, height = SIZES["phone"]
    page = window(accounts, viewport={"width": width, "height": height})
    address = page.url.partition("#")[0]
    for fragment, first in (
        ("#", "browse"),
        ("#from=AccountManager", "nearest"),
        ("#to=AccountManager", "about"),
        (ACROSS, "gap"),
    ):
        page.goto(address + fragment)
        sync_api.expect(page.locator("details.part > summary").first).to_have_id(f"{first}-part")
        sync_api.expect(page.locator("details.part").first).to_have_attribute("open", "")
    # What a reader folded stays so, and what nobody opened is folded again.
    page.locator("#gap-part").click()
    page.goto(f"{address}#to=AccountManager")
    page.goto(address + ACROSS)
    sync_api.expect(page.locator("details.part").first).not_to_have_attribute("open", "")
    sync_api.expect(page.locator("details:has(> #about-part)")).not_to_have_attribute("open", "")


def test_what_paper_opens_is_folded_again_and_chosen_by_nobody(window, accounts):
    width, height = SIZES["phone"]
    page = window(accounts, ACROSS, viewport={"width": width, "height": height})
    about = page.locator("details:has(> #about-part)")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sync_api.expect(about).to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    sync_api.expect(about).not_to_have_attribute("data-paper", "")
    sync_api.expect(about).not_to_have_attribute("open", "")
    page.goto(page.url.replace("from=AccountExecutive&", ""))
    sync_api.expect(about).to_have_attribute("open", "")


def test_a_long_list_of_roles_is_folded_at_each_role_that_has_one(window):
    """Also after a role with a short one, which stands open."""
    lines = [f":r{n} a cg:Role ; cg:progressesTo :many ." for n in range(30)]
    page = window(loads("\n".join([*lines, ":r1 cg:progressesTo :few ."])), "#to=few")
    sync_api.expect(page.locator("details:has(> #previousRoles)")).to_have_attribute("open", "")
    page.goto(page.url.replace("few", "many"))
    sync_api.expect(page.locator("details:has(> #previousRoles)")).not_to_have_attribute("open", "")


def test_a_ladder_is_whole_on_a_page_of_paper(window):
    lines = [f":r{n} a cg:Role ; cg:essentialSkill :s ; cg:progressesTo :r{n + 1} ." for n in range(14)]
    page = window(loads("\n".join(lines)), "#from=r0&to=r14")
    page.emulate_media(media="print")
    centimetre = 96 / 2.54
    assert page.locator(".scroll > svg").bounding_box()["height"] <= 20.01 * centimetre
    dots = "getComputedStyle(document.querySelector('.stop'), '::before').printColorAdjust"
    assert page.evaluate(dots) == "exact"
