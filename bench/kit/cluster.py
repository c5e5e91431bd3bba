"""Two servers and two workers on one PostgreSQL, behind HAProxy, as docs/operations/several-servers.md sets them up."""

import os
import subprocess
import time
from pathlib import Path

from kit import ROOT
from kit.houses import binary

from house import House, free_port
from postgres import Postgres

EXAMPLE = ROOT / "docs" / "operations" / "haproxy.cfg"


class Process:
    """One process of ours, with its log; it can be killed and started again."""

    def __init__(self, name: str, command: list, folder: Path):
        self.name, self._command, self.log = name, [str(word) for word in command], folder / f"{name}.log"
        self._process: subprocess.Popen | None = None

    def start(self) -> "Process":
        with self.log.open("a") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=subprocess.STDOUT, env=os.environ)
        return self

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def last_words(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-2_000:]

    def kill(self) -> None:
        """As a power cut would."""
        self._process.kill()
        self._process.wait()
        self._process = None

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None


class Cluster:
    """One house of many processes. `front` is the port at which people meet it."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.postgres = Postgres(folder / "postgres").start()
        # The first start alone migrates and furnishes the demo city; then it goes and leaves the work to the others.
        self.house = House(binary(), folder, self.postgres.fresh()).start()
        self.people = self.house.people()
        self.house.stop()
        ports = [free_port(), free_port()]
        place = ["--demo", *self.house.place]
        self.servers = [
            Process(f"server-{number}", [binary(), "serve", "--no-work", "--port", port,
                                         "--trusted-proxies", "127.0.0.1", *place], folder)
            for number, port in enumerate(ports, 1)]
        self.workers = [Process(f"worker-{number}", [binary(), "work", *place], folder) for number in (1, 2)]
        self.front = free_port()
        self.url = f"http://127.0.0.1:{self.front}"
        (folder / "haproxy.cfg").write_text(configuration(self.front, ports))
        self.proxy = Process("haproxy", ["haproxy", "-db", "-f", folder / "haproxy.cfg"], folder)

    def __enter__(self) -> "Cluster":
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start(self) -> None:
        for process in self.all:
            process.start()
        self.house.port, self.house.url = self.front, self.url  # What asks the house asks it at the front door.
        deadline = time.monotonic() + 60
        while not self.house.is_ready:
            for process in self.all:
                if time.monotonic() > deadline or not process.is_running:
                    raise SystemExit(f"{process.name}: {process.last_words}")
            time.sleep(0.1)

    def __exit__(self, *_) -> None:
        for process in self.all:
            process.stop()
        self.postgres.stop()

    @property
    def all(self) -> list[Process]:
        return [*self.servers, *self.workers, self.proxy]


def configuration(front: int, ports: list[int]) -> str:
    """The example of the documents, with the ports of this run: what is shown there is what is proved here."""
    text = EXAMPLE.read_text(encoding="utf-8")
    text = text.replace("bind :443 ssl crt /etc/haproxy/xinqiao.pem alpn h2,http/1.1", f"bind 127.0.0.1:{front}")
    for number, port in enumerate(ports, 1):
        text = text.replace(f"10.0.0.1{number}:8080", f"127.0.0.1:{port}")
    assert str(front) in text and all(str(port) in text for port in ports), "the example has changed"
    return text
