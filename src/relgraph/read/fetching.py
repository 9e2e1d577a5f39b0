"""One document from an address, each step of the way checked."""

from __future__ import annotations

import io
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from relgraph.errors import ArticleError
from relgraph.read.addresses import find_host
from relgraph.read.deadline import Deadline
from relgraph.read.documents import Document

if TYPE_CHECKING:
    from urllib3.connectionpool import HTTPConnectionPool
    from urllib3.response import BaseHTTPResponse

    from relgraph.read.addresses import Host
    from relgraph.read.options import ReadOptions

__all__ = ["fetch"]

_MOVED = frozenset({301, 302, 303, 307, 308})
_FINE = 200
_CHUNK = 65_536  # bytes: after each the limits are looked at
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8",
    "Accept-Encoding": "identity",  # what comes packed all the same is unpacked as an archive is
    "User-Agent": "relgraph (reads one address that a user named)",
}


def fetch(url: str, options: ReadOptions) -> Document:
    """Return the document at an address.

    The connection goes to the very number that was checked, so that a name cannot change what it
    stands for in between. No proxy is asked.

    Raises:
        ArticleError: the address leads to a private network, or the server has no document.
        LimitError: there are too many redirects, too many bytes, or it takes too long.
    """
    time = Deadline(options.limits, url)
    place = url
    for _ in range(options.limits.redirects + 1):
        with_fragment, _, _ = place.partition("#")
        answer = _answer(with_fragment, options, time)
        if isinstance(answer, Document):
            return answer
        place = urljoin(place, answer)
    raise options.limits.exceeded("redirects", url, "is redirected more than {limit} times")


def _answer(url: str, options: ReadOptions, time: Deadline) -> Document | str:
    """Return the document at an address, or the address that it has moved to."""
    from urllib3.exceptions import HTTPError

    host = find_host(url, options.networks)
    try:
        with _pool(host, time) as pool, closing(_response(pool, host)) as response:
            moved = response.headers.get("Location")
            if response.status in _MOVED and moved:
                return moved
            if response.status != _FINE:
                raise ArticleError(
                    f"{url} answers {response.status} {response.reason}; open it in a browser, "
                    "save the page and give the file"
                )
            content = _content(response, url, options, time)
    except (HTTPError, OSError) as error:
        time.check()  # a read that timed out is the limit's doing
        raise ArticleError(
            f"cannot fetch {url} ({_reason(error)}); check the address and the network"
        ) from error
    return Document(
        file=io.BytesIO(content),
        name=_name(url, host),
        told=url,
        options=options,
        url=url,
        media_type=response.headers.get("Content-Type", ""),
    )


def _response(pool: HTTPConnectionPool, host: Host) -> BaseHTTPResponse:
    return pool.urlopen(
        "GET",
        host.target,
        headers={**_HEADERS, "Host": _host_header(host)},
        redirect=False,
        retries=False,
        preload_content=False,
        decode_content=False,
        assert_same_host=False,
    )


def _pool(host: Host, time: Deadline) -> HTTPConnectionPool:
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout

    timeout = Timeout(total=time.left)
    if host.scheme == "http":
        return HTTPConnectionPool(host.number, host.port, timeout=timeout, maxsize=1)
    return HTTPSConnectionPool(
        host.number,
        host.port,
        timeout=timeout,
        maxsize=1,
        cert_reqs="CERT_REQUIRED",
        server_hostname=host.name,
        assert_hostname=host.name,
    )


def _content(response: BaseHTTPResponse, url: str, options: ReadOptions, time: Deadline) -> bytes:
    content = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=False):
        content += chunk
        time.check()
        if len(content) > options.limits.size:
            raise options.limits.exceeded("size", url, "has more than {limit} bytes")
    return bytes(content)


def _host_header(host: Host) -> str:
    name = f"[{host.name}]" if ":" in host.name else host.name
    usual = {"http": 80, "https": 443}[host.scheme]
    return name if host.port == usual else f"{name}:{host.port}"


def _name(url: str, host: Host) -> str:
    """Return what to call the document: the last part of the path, or the host."""
    last = unquote(urlsplit(url).path, errors="replace").rstrip("/").rpartition("/")[2]
    return last or host.name


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
