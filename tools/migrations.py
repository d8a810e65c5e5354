"""Fail when a model has changed without its migration."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rekindle.web.settings")

import django
from django.core.management import call_command

django.setup()
try:
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)
except SystemExit:
    sys.exit("A model changed without its migration: run `python -m django makemigrations` and commit the file.")
