"""`python -m dipevents` is the command `dipevents`."""

import sys

from dipevents.cli import main

sys.exit(main())
