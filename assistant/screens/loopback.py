"""What is this machine itself, and what is the network."""

import ipaddress

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")
"""The names a screen for this machine alone may be opened by."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address, or is it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
