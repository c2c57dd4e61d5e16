"""Every table of the house, one line for each slice; one folder of migrations."""

from piccolo.conf.apps import AppConfig, table_finder

from restorative.paths import MIGRATIONS

TABLES = [
    "restorative.access.tables",
    "restorative.agreements.tables",
    "restorative.audit.tables",
    "restorative.cases.tables",
    "restorative.consent.tables",
    "restorative.db.tables",
    "restorative.followup.tables",
    "restorative.meetings.tables",
    "restorative.notifications.tables",
    "restorative.people.tables",
    "restorative.preparation.tables",
    "restorative.scheduling.tables",
    "restorative.web.tables",
]

APP_CONFIG = AppConfig(
    app_name="restorative",
    migrations_folder_path=str(MIGRATIONS),
    table_classes=table_finder(modules=TABLES, exclude_imported=True),
)
