"""Dialogs, only for decisions."""
