"""LibreOffice's own accepting and rejecting of tracked changes, by a macro in a profile of its own."""

import subprocess
from pathlib import Path

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script"
  script:name="Module1" script:language="StarBasic">
Sub Settle(source, command, target)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "MS Word 2007 XML"
  document.storeToURL(ConvertToURL(target), kind())
  document.close(True)
End Sub
</script:module>
"""


def settled_by_office(docx: bytes, command: str, folder: Path) -> bytes:
    """Return a document after a command of LibreOffice, such as AcceptAllTrackedChanges."""
    module = folder / "profile/user/basic/Standard/Module1.xba"
    if not module.exists():
        _office(folder, "--terminate_after_init")  # makes the profile
    module.write_text(_MODULE)
    source, target = folder / "both.docx", folder / f"{command}.docx"
    source.write_bytes(docx)
    _office(folder, f"macro:///Standard.Module1.Settle({source},{command},{target})")
    return target.read_bytes()


def _office(folder: Path, *arguments: str) -> None:
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--norestore",
            *arguments,
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
