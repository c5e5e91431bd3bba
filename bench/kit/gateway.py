"""The other side of an SMS gateway, on this machine: writes down every key that it takes."""

import json
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = "an invented token of the proof"
ANSWER_SECONDS = 0.01  # a gateway thinks; so some messages are in hand whenever a kill comes


class Gateway:
    def __init__(self):
        self.taken: Counter[str] = Counter()
        lock = threading.Lock()
        taken = self.taken

        class Taking(BaseHTTPRequestHandler):
            def do_POST(self):
                letter = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                assert letter["id"] == self.headers["Idempotency-Key"] and letter["to"] and letter["text"]
                with lock:
                    taken[letter["id"]] += 1
                time.sleep(ANSWER_SECONDS)
                try:
                    self.send_response(200)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                except OSError:
                    pass  # whoever sent it is dead

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Taking)
        self._server.daemon_threads = True

    def __enter__(self) -> "Gateway":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def settings(self) -> dict[str, str]:
        port = self._server.server_address[1]
        return {"XINQIAO_SMS_URL": f"http://127.0.0.1:{port}/sms", "XINQIAO_SMS_TOKEN": TOKEN}
