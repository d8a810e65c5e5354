"""Signed, single-use links: what goes into the address and what is kept of it."""

import hashlib
import secrets

from django.core.signing import BadSignature, Signer

SIGN_IN = "rekindle.sign-in-link"
INVITATION = "rekindle.invitation"


def new_token(purpose: str) -> str:
    """A fresh random token with our signature."""
    return _signer(purpose).sign(secrets.token_urlsafe(24))


def kept_hash(token: str, purpose: str) -> str | None:
    """The fingerprint under which a token is kept, or nothing if we never signed it."""
    try:
        _signer(purpose).unsign(token)
    except BadSignature:
        return None
    return hashlib.sha256(token.encode()).hexdigest()


def _signer(purpose: str) -> Signer:
    return Signer(salt=purpose, sep=".")
