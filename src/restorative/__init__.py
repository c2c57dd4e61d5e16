"""Restorative conferences: from a referral to a fulfilled agreement."""

import os

os.environ.setdefault("PICCOLO_CONF", "restorative.piccolo_conf")
