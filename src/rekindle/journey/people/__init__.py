"""Patients, staff and roles; `access` is the only door to a patient."""
