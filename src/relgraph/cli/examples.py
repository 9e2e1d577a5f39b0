"""Commands whose help ends in an example that can be pasted."""

from __future__ import annotations

from typing import Any

import click

__all__ = ["ExampleCommand", "ExampleGroup", "write_example"]


class ExampleCommand(click.Command):
    """A command with lines to paste under its options."""

    def __init__(self, *args: Any, example: str, **options: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **options)
        self.example = example

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the example, unwrapped, so that it can be pasted."""
        write_example(self.example, formatter)


class ExampleGroup(click.Group):
    """A group with lines to paste under its commands."""

    def __init__(self, *args: Any, example: str, **options: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **options)
        self.example = example

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the example, unwrapped, so that it can be pasted."""
        write_example(self.example, formatter)


def write_example(example: str, formatter: click.HelpFormatter) -> None:
    """Write lines of a shell as they stand."""
    with formatter.section("Example"):
        for line in example.splitlines():
            formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
