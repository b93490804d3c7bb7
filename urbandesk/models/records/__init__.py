"""The record kinds, one module per subject."""
