"""Workbooks and copies that come home: read, compared, reviewed, applied, answered."""
