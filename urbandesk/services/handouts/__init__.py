"""Workbooks and charts that are handed out."""
