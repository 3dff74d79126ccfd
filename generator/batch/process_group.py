"""Takes the server of processes, and with it all workers, out of the group that a terminal's signals reach.

A signal that is meant for the batch goes to the process that leads it; workers finish what they have begun,
and end with it, however that ends.
"""

import os
from contextlib import suppress

# Importing it is all that the server of processes can be asked for.
if hasattr(os, "setpgid"):
    with suppress(OSError):
        os.setpgid(0, 0)
