"""How the command line explains itself: whole sentences, plain placeholders, examples, and what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from inspect import unwrap
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from typer.core import TyperCommand, TyperGroup

from careergraph.cli.examples import EXAMPLES
from careergraph.cli.output import is_coloured

#: What stands for the value of an option that takes a text, by the name of its parameter.
_PLACEHOLDERS: Final = {
    **dict.fromkeys(("role", "via", "avoid", "source", "target", "around"), "ROLE"),
    **dict.fromkeys(("fixed", "never"), "PERSON=ROLE"),
    "language": "TAG",
    "output": "FILE",
    "who": "WHO",
    "select": "SPARQL",
    "sparql": "SPARQL",
    "timeout": "SECONDS",
}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


class Command(TyperCommand):
    """A command whose help has the words of the command line, and examples."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        kinds = get_type_hints(unwrap(self.callback)) if self.callback else {}
        for each in self.params:
            setting: Any = each
            if not getattr(setting, "is_flag", False):
                setting.metavar = setting.metavar or placeholder(setting, kinds.get(setting.name))

    def collect_usage_pieces(self, _: Any) -> list[str]:
        """Give the parts of the usage line."""
        return ["[OPTIONS]", *(shape(each) for each in self.params if each.param_type_name == "argument")]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what the arguments and the options are, and examples."""
        records: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
        for each in self.get_params(ctx):
            if record := each.get_help_record(ctx):
                is_argument = each.param_type_name == "argument"
                name = shape(each) if is_argument else record[0]
                records["Arguments" if is_argument else "Options"].append((name, _in_words(record[1])))
        for heading, rows in records.items():
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)
        with formatter.section("Examples"):
            for example in EXAMPLES.get(self.name or "", ()):
                formatter.write(f"  {example}\n")

    def get_short_help_str(self, _: int = 0) -> str:
        """Give the first sentence of the help, whole."""
        return (self.help or "").partition("\n\n")[0].replace("\n", " ")

    def get_help(self, ctx: Any) -> str:
        """Give the help, with bold headings where there is colour."""
        return _emphasised(super().get_help(ctx))


class Program(TyperGroup):
    """The whole command line."""

    def get_help(self, ctx: Any) -> str:
        """Give the help, with bold headings where there is colour."""
        return _emphasised(super().get_help(ctx))

    def format_epilog(self, _: Any, formatter: Any) -> None:
        """Write some examples to begin with."""
        with formatter.section("Examples"):
            for example in EXAMPLES["careergraph"]:
                formatter.write(f"  {example}\n")

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or say which one may have been meant."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = [*self._near(args[0].lower())]
            meant = f"did you mean {' or '.join(map(repr, near))}?" if near else "--help lists the commands"
            ctx.fail(f"there is no command {args[0]!r}; {meant}")
        return super().resolve_command(ctx, args)

    def _near(self, typed: str) -> Iterator[str]:
        """Give the commands whose names are like a word, or else those that tell of it."""
        words_of = {
            name: re.findall(r"\w+", (each.help or "").lower()) for name, each in self.commands.items()
        }
        yield from (
            get_close_matches(typed, self.commands, cutoff=0.7)
            or [name for name, words in words_of.items() if typed in words][:3]
            or get_close_matches(typed, self.commands)
        )


def shape(argument: Any) -> str:
    """Give an argument as a usage line has it."""
    name = f"{argument.metavar or argument.name.upper()}{'...' * (argument.nargs == -1)}"
    return name if argument.required else f"[{name}]"


def placeholder(parameter: Any, kind: Any) -> str:
    """Give what stands for the value of an argument or an option: its name, its choices, or its kind."""
    if get_origin(kind) is Literal:
        return "|".join(map(str, get_args(kind)))
    for part in get_args(kind):
        if part is not type(None):
            return placeholder(parameter, part)
    if parameter.param_type_name == "argument":
        return str(parameter.name).upper()
    if kind in (int, float):
        return _PLACEHOLDERS.get(parameter.name, "NUMBER")
    return _PLACEHOLDERS.get(parameter.name, "FILE" if kind is Path else "TEXT")


def _in_words(text: str) -> str:
    """Write what numbers an option takes as words.

    >>> _in_words("How many roles.  [default: 10; x>=1]")
    'How many roles.  [default: 10; at least 1]'
    """
    text = re.sub(r"\b([\d.]+)<=x<=([\d.]+)", r"from \1 to \2", text)
    return re.sub(r"\bx>=([\d.]+)", r"at least \1", text)


def _emphasised(text: str) -> str:
    if not is_coloured():
        return text
    return "\n".join(
        f"{_BOLD}{line}{_PLAIN}" if line.endswith(":") and not line.startswith(" ") else line
        for line in text.split("\n")
    )
