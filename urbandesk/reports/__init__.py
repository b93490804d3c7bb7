"""Charts: plain values in, a figure with its words out.

The drawing library is told here, before anything can import it, to keep its cache in the
program's own folder and to leave the fonts of the system alone: a search for them costs seconds.
"""

import os

from urbandesk import paths

os.environ["MPLCONFIGDIR"] = str(paths.cache_dir() / "matplotlib")
os.environ["MPL_IGNORE_SYSTEM_FONTS"] = "1"
