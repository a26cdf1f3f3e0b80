"""Takes the README's pictures of the page on the bundled samples: `python -m tests.api.web.pictures`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.api.bases import make_samples
from tests.api.http.servers import ROOT, served
from tests.api.web.browsers import UnavailableError, a_browser
from tests.api.web.visits import visiting

FOLDER = ROOT / "docs" / "pictures"
PICTURES = {"trace": "/trace/policy:174?direction=down"}
"""What is pictured, as a window shows it, by the name of the picture."""
_QUALITY = 82


def main() -> None:
    """Loads the samples, opens each address and writes its picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(make_samples(Path(folder))) as site, a_browser() as browser:
        for name, address in PICTURES.items():
            with visiting(browser, site) as visit:
                page = visit.open(address)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=FOLDER / f"{name}.jpeg", type="jpeg", quality=_QUALITY)


if __name__ == "__main__":
    try:
        main()
    except UnavailableError as error:
        sys.exit(str(error))
