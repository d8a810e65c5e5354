"""What is in the blood after a dose of ketamine, how sure we are of it, and what must not be claimed.

Published population models as data, one exact engine for all of them, and the curve of a plan of doses with its
interval. Everything here is an estimate of a concentration. It is no forecast of response, of dissociation, of
blood pressure or of sedation; it recommends no dose and says nothing about when anybody may leave.
"""
