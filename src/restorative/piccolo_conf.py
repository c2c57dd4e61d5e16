"""What Piccolo looks for: the engine and the list of apps."""

from piccolo.conf.apps import AppRegistry

from restorative import settings
from restorative.db import make_engine

DB = make_engine(settings.in_use().database_url)
APP_REGISTRY = AppRegistry(apps=["restorative.piccolo_app"])
