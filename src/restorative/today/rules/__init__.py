"""Where a track stands, and in which order a day's work is shown."""

from restorative.today.rules.stage import STAGE_WORDS, STAGES, Facts, Stage, stage
from restorative.today.rules.worklist import Grouped, in_order

__all__ = ["STAGES", "STAGE_WORDS", "Facts", "Grouped", "Stage", "in_order", "stage"]
