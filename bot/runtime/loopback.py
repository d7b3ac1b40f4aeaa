"""Whether a host name or address means this machine alone."""

from ipaddress import IPv6Address, ip_address


def is_loopback(host: str) -> bool:
    """True for localhost, names under it and loopback addresses, in brackets or not; False for '' and any other name, wherever it leads."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        number = ip_address(name)
    except ValueError:
        return False
    mapped = number.ipv4_mapped if isinstance(number, IPv6Address) else None
    return (mapped or number).is_loopback
