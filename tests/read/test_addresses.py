import pytest
from hypothesis import given
from hypothesis import strategies as st

from relgraph.errors import ArticleError
from relgraph.read.addresses import find_host, is_open


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254",
        "0.0.0.1", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1",
        "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b:1::1",
        "64:ff9b::7f00:1",
    ],
)  # fmt: skip
def test_what_is_not_on_the_public_network_is_closed(number: str) -> None:
    """A page's address must not make relgraph read a router's or a cloud's inner pages."""
    assert not is_open(number)


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:2800:21f:cb07::1"])
def test_the_public_network_is_open(number: str) -> None:
    """Otherwise nothing could be fetched at all."""
    assert is_open(number)


def test_one_private_number_of_several_closes_a_name() -> None:
    """Whoever owns a name can have it stand for a public and a private host in turn."""
    with pytest.raises(ArticleError, match=r"leads to 10\.0\.0\.7.*--allow-network 10\.0\.0\.7"):
        find_host("http://two.example/a", resolve=lambda *_: ["93.184.215.14", "10.0.0.7"])


def test_the_number_that_was_checked_is_the_one_to_connect_to() -> None:
    """Asking for the name again could give another number."""
    host = find_host("https://one.example/a?b=c#d", resolve=lambda *_: ["93.184.215.14"])

    assert (host.number, host.port, host.target) == ("93.184.215.14", 443, "/a?b=c")
    assert host.name == "one.example"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://one.example/a", "http://", "http:///a", "http://[::1", "http://a:99999/",
        "file:///etc/passwd", "gopher://one.example", "http://" + "a" * 70 + ".example/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    """A redirect can lead to any kind of address, files included."""
    with pytest.raises(ArticleError, match="no address"):
        find_host(url, resolve=lambda *_: ["93.184.215.14"])


def test_a_name_that_nobody_knows_is_said_so() -> None:
    """A mistyped address is the commonest mistake."""
    with pytest.raises(ArticleError, match=r"there is no host nowhere\.invalid"):
        find_host("http://nowhere.invalid/")


@given(url=st.text(alphabet="htps:/@.[]a1%#?\\ \n\u2028é", max_size=40))
def test_any_address_gives_a_host_or_a_sentence(url: str) -> None:
    """Addresses come out of files and redirects, not only from careful users."""
    try:
        host = find_host(url, resolve=lambda *_: ["93.184.215.14"])
    except ArticleError as error:
        assert "address" in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert host.name
