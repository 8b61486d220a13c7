"""Creates Neutron's newest tables in an empty SQLite file: its migrations alter constraints, which SQLite cannot.

usage: create_neutron.py FILE
"""
import pathlib
import sys

import sqlalchemy
from neutron.common import config  # noqa: F401 (registers the options that the models read)
from neutron.db.migration import cli
from neutron.db.migration.models import head
from neutron_lib.db import model_base

versions = pathlib.Path(cli.__file__).parent / "alembic_migrations" / "versions"
engine = sqlalchemy.create_engine(f"sqlite:///{sys.argv[1]}")
head.get_metadata()
model_base.BASEV2.metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(sqlalchemy.text("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)"))
    for name in ("CONTRACT_HEAD", "EXPAND_HEAD"):
        version = (versions / name).read_text().strip()
        connection.execute(sqlalchemy.text("INSERT INTO alembic_version VALUES (:version)"), {"version": version})
