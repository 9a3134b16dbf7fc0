"""Two texts compared by LibreOffice without a screen: `python3 office.py PROFILE OLD NEW`.

For an interpreter that has `uno` (on Debian and Ubuntu: the system's, with the package python3-uno). The result
stays in the program's memory: what is printed is how many changes it tracked. PROFILE is a folder that it may fill.
"""

import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException


def main(profile: Path, old: Path, new: Path) -> None:
    pipe = f"pipe,name=benchmark{profile.name.replace('-', '')};urp"
    office = subprocess.Popen(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", f"--accept={pipe};"],
        stderr=subprocess.DEVNULL,
    )
    services = connect(office, f"uno:{pipe};StarOffice.ComponentContext")
    desktop = services("com.sun.star.frame.Desktop")
    document = desktop.loadComponentFromURL(new.as_uri(), "_blank", 0, (value("Hidden", True),))
    frame = document.CurrentController.Frame
    dispatcher = services("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(frame, ".uno:CompareDocuments", "", 0, (value("URL", old.as_uri()),))
    changes = document.Redlines.createEnumeration()
    count = 0
    while changes.hasMoreElements():
        changes.nextElement()
        count += 1
    sys.stdout.write(f"{count} changes\n")
    try:
        document.close(True)
        desktop.terminate()
    except DisposedException:
        pass
    office.wait()


def connect(office, address):
    """A function from the name of a service to the service, in the office once it answers."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    while office.poll() is None:
        try:
            there = resolver.resolve(address)
        except NoConnectException:
            time.sleep(0.05)
        else:
            return lambda name: there.ServiceManager.createInstanceWithContext(name, there)
    sys.exit("LibreOffice ended before it answered")


def value(name, told):
    return PropertyValue(name, 0, told, uno.Enum("com.sun.star.beans.PropertyState", "DIRECT_VALUE"))


if __name__ == "__main__":
    main(*(Path(path).resolve() for path in sys.argv[1:4]))
