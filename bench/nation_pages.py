#!/usr/bin/env python3
"""Times the pages of places in a house that has read a national list (bench/national_list.py).

    bench/nation_pages.py http://127.0.0.1:8080 LOGIN PASSWORD SECRET PLACE

Signs in as an administrator of PLACE, a province's code, and asks for every page some times over; prints the median
and the slowest in milliseconds, as a browser on the same machine waits for them.
"""

import argparse
import base64
import hmac
import http.cookiejar
import re
import statistics
import struct
import time
import urllib.error
import urllib.parse
import urllib.request

TIMES = 9


def six_digits(secret: str) -> str:
    """Source: RFC 6238, HMAC-SHA-1, 30 seconds."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start:start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


class Visitor:
    def __init__(self, url: str):
        self.url = url
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def get(self, path: str) -> str:
        with self.opener.open(self.url + path) as answer:
            return answer.read().decode()

    def post(self, path: str, form: str, **fields: str) -> str:
        """Sends the fields with the hidden ones of the form that stands on a page."""
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', self.get(form)))
        body = urllib.parse.urlencode(hidden | fields).encode()
        request = urllib.request.Request(self.url + path, body, {"Origin": self.url})
        try:
            with self.opener.open(request) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as refused:
            raise SystemExit(f"{path}: {refused.code} {refused.read().decode()[:2000]}") from None


def report(name: str, ask) -> None:
    ask()
    spent = []
    for _ in range(TIMES):
        start = time.perf_counter()
        size = len(ask())
        spent.append(1_000 * (time.perf_counter() - start))
    print(f"{statistics.median(spent):8.1f} {max(spent):8.1f} ms {size / 1024:6.0f} KB  {name}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("url", "login", "password", "secret", "place"):
        options.add_argument(name)
    chosen = options.parse_args()
    (province, visitor) = (chosen.place, Visitor(chosen.url))
    (city, county, town) = (f"{province[:2]}01{'0' * 8}", f"{province[:2]}0101{'0' * 6}", f"{province[:2]}0101001000")
    report("/ (first page)", lambda: visitor.get("/"))
    report("/check/mood (chooser, provinces)", lambda: visitor.get("/check/mood"))
    for name, fields in {
        "chooser, inside a province": {"place": "inside", "region": province},
        "chooser, inside a county": {"place": "inside", "region": county},
        "chooser, a village by name": {"place": "find", "placeName": f"第{town[2:9]}"},
        "chooser, every name begins so": {"place": "find", "placeName": "第"},
        "chooser, a name that is nowhere": {"place": "find", "placeName": "没有这个地方"},
        "chooser, a part of a name in a province": {"place": "find", "within": province, "placeName": "003村"},
    }.items():
        report(name, lambda fields=fields: visitor.post("/check/mood", "/check/mood", **fields))
    visitor.post("/sign-in", "/sign-in", account=chosen.login, password=chosen.password,
                 code=six_digits(chosen.secret))
    search = urllib.parse.quote(f"第{town[2:9]}")
    for path in (
        "/me", "/regions", f"/regions/{province}", f"/regions/{city}", f"/regions/{county}", f"/regions/{town}",
        f"/regions?search={search}", f"/regions/{province}?search={search}", "/regions?search=%E6%B2%A1%E6%9C%89",
        f"/regions/{province}?search=%E6%9D%91", "/units", f"/units?region={province}", f"/units?region={county}",
        "/units?search=001", "/people", f"/people?search={urllib.parse.quote('王1999')}", f"/people?place={county}",
        "/people/invite", f"/people/invite?search={search}", "/people/invite?search=%E6%B2%A1%E6%9C%89",
    ):
        report(urllib.parse.unquote(path), lambda path=path: visitor.get(path))


main()
