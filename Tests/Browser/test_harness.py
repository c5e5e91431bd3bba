"""The harness itself, on pages of its own: what is right passes, and each fault is found."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import looks
import validator
import views
from people import totp

GOOD = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>心桥</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head>
<body><main><h1>心桥</h1>{extra}</main></body></html>"""
STRICT = "default-src 'none'; img-src data:; script-src 'self'"
PAGES = {
    "/good": "<p>好</p>",
    "/nameless": '<form><input type="text" name="phone"></form>',
    "/two-headings": "<h1>又一个</h1>",
    "/wide": "<table><tr><td><pre>" + "x" * 400 + "</pre></td></tr></table>",
    "/stranger": '<img src="http://localhost:9/a.png" alt="">',
    "/inline-script": "<script>document.title = 'no'</script>",
    "/invalid": "<p><table></table></p><a href=\"a b\">x</a>",
}
FAULTS = [
    ("/nameless", "label"), ("/two-headings", "2 h1"), ("/wide", "wider than its screen"),
    ("/stranger", "another host"), ("/inline-script", "Content Security Policy"),
]


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        path, _, lang = self.path.partition("?")
        body = GOOD.format(lang=lang or "zh-Hans", extra=PAGES.get(path, "")).encode()
        self.send_response(200 if path in PAGES else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", STRICT)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def static_pages():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_good_page_looks_right_in_every_view(open_page, static_pages, looks_right, view):
    page = open_page(view, static_pages)
    page.goto(f"/good?{view.language}")
    looks_right(page, view)


@pytest.mark.parametrize(("path", "fault"), FAULTS)
def test_a_fault_is_found(open_page, static_pages, tmp_path, path, fault):
    view = views.ALL[0]
    page = open_page(view, static_pages)
    page.goto(path)
    with pytest.raises(AssertionError, match=fault):
        looks.looks_right(page, page.watch, view, tmp_path)


def test_a_page_in_the_wrong_language_is_found(open_page, static_pages, tmp_path):
    page = open_page(views.ALL[0], static_pages)
    page.goto("/good?en")
    with pytest.raises(AssertionError, match="says it is in en"):
        looks.looks_right(page, page.watch, views.ALL[0], tmp_path)


def test_the_validator_sees_what_the_server_sent(open_page, static_pages, tmp_path):
    page = open_page(views.ALL[0], static_pages)
    page.goto("/invalid")
    looks.keep(page.watch, tmp_path)
    found = validator.faults(tmp_path)
    assert any("/invalid:" in fault and "element in scope" in fault for fault in found), found


def test_the_validator_does_not_pass_an_empty_folder(tmp_path):
    assert validator.faults(tmp_path) == ["no page was kept"]


# Source: RFC 6238, appendix B, SHA-1, cut to six digits.
@pytest.mark.parametrize(("at", "code"), [
    (59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037"),
    (20000000000, "353130")])
def test_a_code_is_that_of_the_standard(at, code):
    assert totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", at) == code
