"""Recognising: which tables of ours a file holds, and which of a foreign one could become ours."""
