"""Clinics, their chairs, hours and the contact who answers when nobody is in."""
