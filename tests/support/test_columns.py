"""Cells in columns, beside Rich's own table of all of them."""

from hypothesis import given
from hypothesis import strategies as st
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from careergraph.support.columns import in_columns

cells = st.text(st.sampled_from("ab  é日-\N{COMBINING ACUTE ACCENT}"), max_size=30) | st.sampled_from(
    ["plain words that may be folded", "https://example.org/a/long/iri", ""]
)


def rich_table(head, rows, is_right, width):
    """The plain twin: Rich lays everything out."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name, right in zip(head, is_right, strict=True):
        table.add_column(Text(name), justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console = Console(width=width, color_system=None, force_terminal=False, emoji=False)
    with console.capture() as capture:
        console.print(table)
    return [line.rstrip() for line in capture.get().splitlines()]


@given(st.integers(1, 4), st.data(), st.integers(20, 90))
def test_a_table_is_that_of_rich(count, data, width):
    row = st.lists(cells, min_size=count, max_size=count)
    head, rows = data.draw(row), data.draw(st.lists(row, max_size=5))
    is_right = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    assert [*in_columns(head, rows, is_right, width)] == rich_table(head, rows, is_right, width)


def test_a_table_without_columns_has_no_lines():
    assert [*in_columns([], [], [], 80)] == []
