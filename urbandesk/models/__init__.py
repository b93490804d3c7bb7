"""What is stored: records, their fields, the workspace file and its journal."""
