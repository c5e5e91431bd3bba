"""How a page is looked at: width, language, with or without script."""

from dataclasses import dataclass, replace
from itertools import product


@dataclass(frozen=True)
class View:
    width: int
    language: str
    script: bool

    def __str__(self) -> str:
        return f"{self.width}-{self.language}-{'script' if self.script else 'plain'}"

    @property
    def context(self) -> dict:
        """What Playwright needs to know to open a browser that looks so."""
        phone = self.width < 600
        return {
            "viewport": {"width": self.width, "height": 844 if phone else 900},
            "is_mobile": phone, "has_touch": phone, "java_script_enabled": self.script,
            # A Chinese browser also where the walk is English: the way there is the switch that every page has.
            "locale": "zh-CN", "timezone_id": "Asia/Shanghai",
            # A page in motion cannot be measured; the motion itself is decoration.
            "reduced_motion": "reduce",
        }


ALL = [View(*each) for each in product((390, 1280), ("zh-Hans", "en"), (True, False))]
# Each two of width, language and script meet once: what goes wrong on a telephone in English, or in Chinese without
# script, is seen; only what needs all three at once is not.
PAIRS = [
    View(390, "zh-Hans", True), View(390, "en", False), View(1280, "zh-Hans", False), View(1280, "en", True)]
# Each width, each language, with and without script at least once.
SHORT = [View(390, "zh-Hans", True), View(1280, "en", False)]


def in_english(views: list[View]) -> list[View]:
    """The same, each once, with the language in which alone some scales are sure."""
    return list(dict.fromkeys(replace(view, language="en") for view in views))
