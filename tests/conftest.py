"""The one option that tests share: writing golden files anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update-golden, the only thing that may rewrite a golden file."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write golden files anew from what the code gives now, to be read in the diff",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden files are to be written anew."""
    return bool(request.config.getoption("--update-golden"))
