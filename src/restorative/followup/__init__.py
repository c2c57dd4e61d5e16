"""Progress on actions, their confirmation, completion, the report and closing."""
