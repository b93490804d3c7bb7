"""Spreadsheets: layout, cells, workbook."""
