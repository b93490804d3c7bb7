"""What of these tests a system can run."""

from __future__ import annotations

from tests import file_operations

# Only Linux, where CI runs, shows one process what another asks of the system.
collect_ignore = [] if file_operations.CAN_TRACE else ["test_killed_at_files.py"]
