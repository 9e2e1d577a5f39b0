"""A group that loads a command when it is called, and prints a user's error as one line."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from relgraph.cli.examples import write_example
from relgraph.errors import QueryError, RelgraphError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Failure", "LazyGroup"]


class Failure(click.ClickException):
    """What went wrong, for one line on standard error and exit code 1."""

    exit_code = 1

    def __init__(self, message: str, excerpt: str = "") -> None:
        super().__init__(message)
        self.excerpt = excerpt

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - click's own signature
        """Print the sentence behind the program's name, and under it the line at fault, if any."""
        click.echo(f"relgraph: {self.message}", file=file, err=True)
        if self.excerpt:
            click.echo(self.excerpt, file=file, err=True)


class LazyGroup(click.Group):
    """Commands by name, each given as (module:attribute, summary) and loaded on first use."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's own
        commands_by_name: Mapping[str, tuple[str, str]],
        example: str = "",
        **options: Any,  # noqa: ANN401 - click's own
    ) -> None:
        super().__init__(*args, **options)
        self._by_name = commands_by_name
        self._example = example

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order in which a newcomer needs them."""
        return list(self._by_name)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loading its module."""
        if cmd_name not in self._by_name:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self._by_name[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the summaries without loading a command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self._by_name.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the example, unwrapped, so that it can be pasted."""
        write_example(self._example, formatter)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run the command; only an error that the user can mend becomes one line."""
        try:
            return super().invoke(ctx)
        except RelgraphError as error:
            excerpt = error.excerpt if isinstance(error, QueryError) else ""
            raise Failure(" ".join(str(error).split()), excerpt) from error
