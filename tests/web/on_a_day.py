"""The pages of a folder on a day of one's choice: `python -m tests.web.on_a_day FOLDER DAY`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from generator.web.app import make_app
from generator.web.keys import Keys
from generator.web.serving import listening, serve
from generator.web.site import Site

if __name__ == "__main__":
    folder, day = sys.argv[1:]
    now = datetime.fromisoformat(f"{day}T10:42:00").replace(tzinfo=UTC)
    with listening(None) as door:
        keys = Keys(door.port)
        sys.stdout.write(f"{keys.address}\n")
        sys.stdout.flush()
        serve(make_app(Site(Path(folder).resolve(), keys, lambda: now)), door)
