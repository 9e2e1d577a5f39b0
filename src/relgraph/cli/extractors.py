"""Which extractor reads: options for every command that reads statements off articles."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from relgraph.cli.output import tell
from relgraph.model.extractors import DEFAULT_EXTRACTOR

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from relgraph.model import Choice

__all__ = ["extractor_option", "extractors_option", "tell_refused"]

_ASKING = "llm"
_model_option = click.option(
    "--model",
    metavar="NAME",
    envvar="RELGRAPH_MODEL",
    show_envvar=True,
    help="An installed spaCy model, such as en_core_web_trf; beside --extractor llm the endpoint's "
    "model (RELGRAPH_LLM_MODEL).",
)
_base_url_option = click.option(
    "--base-url",
    metavar="URL",
    help="The endpoint of --extractor llm, such as http://127.0.0.1:11434/v1 "
    "(RELGRAPH_LLM_BASE_URL); its key stands in RELGRAPH_LLM_KEY.",
)


def extractor_option(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of an extractor, and call it with `model` and `extractor`."""

    @wraps(command)
    def with_choice(*args: Any, extractor: str, **options: Any) -> None:  # noqa: ANN401 - click's own
        model, (choice,) = _choices([extractor], options)
        command(*args, model=model, extractor=choice, **options)

    option = click.option(
        "--extractor",
        default=DEFAULT_EXTRACTOR,
        show_default=True,
        metavar="NAME",
        help="What finds the statements: hybrid, rules, llm, or one from a package of yours.",
    )
    return option(_base_url_option(_model_option(with_choice)))


def extractors_option(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of extractors, and call it with `model` and `extractors`."""

    @wraps(command)
    def with_choices(*args: Any, extractors: Sequence[str], **options: Any) -> None:  # noqa: ANN401 - click's own
        model, choices = _choices(extractors or [DEFAULT_EXTRACTOR], options)
        command(*args, model=model, extractors=choices, **options)

    option = click.option(
        "--extractor",
        "extractors",
        multiple=True,
        metavar="NAME",
        help="What finds the statements; again for each that is to be compared.",
    )
    return option(_base_url_option(_model_option(with_choices)))


def tell_refused(refused: Mapping[str, int]) -> None:
    """Say on standard error how many statements an extractor did not take, by reason."""
    for reason, count in sorted(refused.items(), key=lambda each: (-each[1], each[0])):
        tell(f"relgraph: {count} refused: {reason}")


def _choices(
    names: Sequence[str], options: dict[str, Any]
) -> tuple[str | None, tuple[Choice, ...]]:
    """Return the parser's model and the extractors, taking what tells them out of the options.

    A --model that stands on the command line beside --extractor llm is the endpoint's; the
    parser's is then the environment's.
    """
    from relgraph.model import Choice

    model, base_url = options.pop("model"), options.pop("base_url")
    if base_url and _ASKING not in names:
        raise click.UsageError("--base-url goes with --extractor llm")
    told = {"base_url": base_url} if base_url else {}
    if _ASKING in names and _is_typed("model"):
        told["model"] = model
        model = None
    repeated = dict.fromkeys(names)
    return model, tuple(Choice.of(each, told if each == _ASKING else {}) for each in repeated)


def _is_typed(parameter: str) -> bool:
    source = click.get_current_context().get_parameter_source(parameter)
    return source is ParameterSource.COMMANDLINE
