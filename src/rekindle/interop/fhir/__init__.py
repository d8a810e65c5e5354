"""FHIR R4: questionnaires and answer sheets as other systems read them."""
