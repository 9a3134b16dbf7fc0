"""All changes of Word files accepted and rejected by LibreOffice: `python3 settling.py PROFILE FILE...`.

For an interpreter that has `uno`. Of each x.docx it writes x.accepted, x.rejected and x.again, which is only saved, as
Word files beside it. PROFILE is a folder that it may fill.
"""

import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[3]))

import uno  # noqa: F401 - it finds the modules of the office
from com.sun.star.lang import DisposedException

from tests.benchmarks.office import connect, value

COMMANDS = {"accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges", "again": ""}


def main(profile: Path, *files: Path) -> None:
    pipe = "pipe,name=settling;urp"
    office = subprocess.Popen(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", f"--accept={pipe};"],
        stderr=subprocess.DEVNULL,
    )
    services = connect(office, f"uno:{pipe};StarOffice.ComponentContext")
    desktop = services("com.sun.star.frame.Desktop")
    for file in files:
        for name, command in COMMANDS.items():
            document = desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, (value("Hidden", True),))
            if command:
                frame = document.CurrentController.Frame
                services("com.sun.star.frame.DispatchHelper").executeDispatch(frame, command, "", 0, ())
            form = value("FilterName", "MS Word 2007 XML")
            document.storeToURL(file.with_suffix(f".{name}").as_uri(), (form,))
            document.close(True)
    try:
        desktop.terminate()
    except DisposedException:
        pass
    office.wait()


if __name__ == "__main__":
    main(*(Path(path).resolve() for path in sys.argv[1:]))
