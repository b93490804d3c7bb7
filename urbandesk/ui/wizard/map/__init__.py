"""Stakeholders by influence and interest."""
