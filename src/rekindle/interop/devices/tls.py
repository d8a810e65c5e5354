"""Who may speak: encryption with certificates on both sides (MLLPS), made from the paths of files."""

import ssl
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Certificates:
    """Our certificate with its key, and the authority whose certificates the monitors show."""

    certificate: Path
    key: Path
    authority: Path


def for_listener(files: Certificates) -> ssl.SSLContext:
    """A listener that lets nobody in who shows no certificate of that authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_cert_chain(files.certificate, files.key)
    context.load_verify_locations(files.authority)
    return context


def for_sender(files: Certificates) -> ssl.SSLContext:
    """A sender that shows its own certificate and speaks only to a listener that authority vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(files.certificate, files.key)
    context.load_verify_locations(files.authority)
    return context
