"""How the staff come in."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Nobody signs themselves up: staff are invited by the owner."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
