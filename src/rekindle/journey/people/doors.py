"""The doors again, with the people of this house as their types."""

from rekindle.journey.doors import Hidden, HouseRequest, NotYours, anyone, patient, staff
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.places.models import Clinic

__all__ = ["Hidden", "HouseRequest", "NotYours", "PatientRequest", "StaffRequest", "anyone", "patient", "staff"]


class StaffRequest(HouseRequest):
    """A request behind `staff(...)`: a member of staff acts, in their own clinic."""

    actor: Staff
    clinic: Clinic


class PatientRequest(HouseRequest):
    """A request behind `patient`: a patient acts, on their own pages."""

    actor: Patient
    clinic: Clinic
