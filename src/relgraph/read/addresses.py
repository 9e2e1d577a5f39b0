"""Where an address leads: only to the public network, unless the user allows another."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from relgraph.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Host", "find_host", "is_open"]

_TRANSLATION = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: IPv4 seen from IPv6
_LOCAL_TRANSLATION = ipaddress.ip_network("64:ff9b:1::/48")  # RFC 8215: the same, but private
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Host:
    """A host whose number has been checked, which is the one to connect to."""

    scheme: str
    name: str
    port: int
    number: str
    """Its IP address."""
    target: str
    """The path and the query."""


def find_host(
    url: str,
    networks: Sequence[str] = (),
    resolve: Callable[[str, int], Sequence[str]] | None = None,
) -> Host:
    """Return the host of an address, if every number that its name stands for may be read.

    Args:
        url: the address.
        networks: private ones that are allowed.
        resolve: what gives the numbers of a name and port; the system where None.

    Raises:
        ArticleError: it is no address of the web, its name is unknown, or it leads elsewhere.
    """
    try:
        parts = urlsplit(url)
        name, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme.lower(), 0)
        name.encode("idna")
    except ValueError as error:
        raise ArticleError(f"{url} is no address; check it ({error})") from error
    if not name or not port or parts.scheme.lower() not in _PORTS:
        raise ArticleError(f"{url} is no address of the web; give one with http:// or https://")
    numbers = (resolve or _numbers)(name, port)
    for number in numbers:
        if not is_open(number, networks):
            raise ArticleError(
                f"{url} leads to {number}, which is not on the public network; "
                f"--allow-network {number} allows it"
            )
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Host(parts.scheme.lower(), name, port, numbers[0], target)


def is_open(number: str, networks: Sequence[str] = ()) -> bool:
    """Tell whether an IP address is on the public network, or in one that is allowed.

    >>> is_open("93.184.215.14"), is_open("169.254.169.254"), is_open("::ffff:127.0.0.1")
    (True, False, False)
    >>> is_open("10.1.2.3", ["10.1.0.0/16"])
    True
    """
    address = _inner(ipaddress.ip_address(number.partition("%")[0]))
    if any(address in ipaddress.ip_network(network, strict=False) for network in networks):
        return True
    return address.is_global and not address.is_multicast and address not in _LOCAL_TRANSLATION


def _inner(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Return the IPv4 address that one of IPv6 stands for, or the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _TRANSLATION:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _numbers(name: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ArticleError(f"there is no host {name}; check the address and the network") from error
    return [str(each[4][0]) for each in found]
