"""The sprite holds what the pages draw: an icon that is missing would be an empty square nobody notices."""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "sauro"
NAMED = re.compile(r"""(?:icon|ui\.status|status|chip|note|blank)\((?:"[a-z]{0,4}", ?)?"([a-z][a-z0-9-]{1,30})"[,)]""")


def test_every_icon_of_a_page_is_in_the_sprite() -> None:
    sprite = (SOURCE / "web/static/sauro/icons.svg").read_text(encoding="utf-8")
    held = set(re.findall(r'<symbol id="([a-z0-9-]+)"', sprite))

    drawn = {
        (page.name, name)
        for page in SOURCE.rglob("templates/**/*.html")
        for name in NAMED.findall(page.read_text(encoding="utf-8"))
    }

    assert len(drawn) > 40
    assert sorted(d for d in drawn if d[1] not in held) == []
