"""Machines with few fonts: a fontconfig file that shows LibreOffice some families and no others."""

from collections.abc import Sequence
from pathlib import Path

_FILE = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<include>/etc/fonts/fonts.conf</include>
<selectfont>
<rejectfont><pattern><patelt name="scalable"><bool>true</bool></patelt></pattern></rejectfont>
<acceptfont>{accepted}</acceptfont>
</selectfont>
</fontconfig>
"""


def only(families: Sequence[str], folder: Path) -> dict[str, str]:
    """Return the environment of a machine with these font families only."""
    accepted = "".join(
        f'<pattern><patelt name="family"><string>{family}</string></patelt></pattern>' for family in families
    )
    file = folder / "fonts.conf"
    file.write_text(_FILE.format(accepted=accepted))
    return {"FONTCONFIG_FILE": str(file)}
