"""`python -m restorative.cli` is `restorative`."""

from restorative.cli import main

raise SystemExit(main())
