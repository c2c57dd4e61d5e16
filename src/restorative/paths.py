"""Where the files that are not Python lie: beside the package, or in a checkout above it."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE / "_data" if (HERE / "_data").is_dir() else HERE.parents[1]
TEMPLATES, STATIC, MIGRATIONS = DATA / "templates", DATA / "static", DATA / "migrations"
LOCALE = HERE / "locale"
