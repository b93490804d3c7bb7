"""Floor of the start: Qt and SQLAlchemy imported, the same file opened, an empty window shown."""

import sys

import sqlalchemy.orm  # noqa: F401
from PySide6.QtWidgets import QApplication, QMainWindow
from sqlalchemy import create_engine

from scripts.bench.measure import resident_mb

app = QApplication([])
engine = create_engine(f"sqlite:///{sys.argv[1]}")
with engine.connect() as connection:
    connection.exec_driver_sql("SELECT count(*) FROM about").scalar()
window = QMainWindow()
window.resize(1440, 900)
window.show()
app.processEvents()
print("ready", resident_mb(), flush=True)
