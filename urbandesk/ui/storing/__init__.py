"""Editors that store what a person types: shared by the detail of records and the plan wizard."""
