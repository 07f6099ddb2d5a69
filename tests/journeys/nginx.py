"""Debian's nginx on the file we ship: its address, its certificate and its folders changed."""

import os
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.journeys.server import PATIENCE, ROOT, free_port

SHIPPED = ROOT / "deploy" / "nginx.conf"
NGINX = "/usr/sbin/nginx"
AROUND = """{me}
pid {folder}/nginx.pid;
error_log {folder}/error.log info;
daemon off;
events {{ worker_connections 4096; }}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{shipped}
}}
"""


def configured(folder: Path, port: int, ports: Sequence[int]) -> str:
    """Return the shipped file, for a process of ours without a certificate."""
    servers = "".join(f"    server 127.0.0.1:{one} max_fails=0;\n" for one in ports)
    changes = [
        (r"listen 80;", f"listen 127.0.0.1:{free_port()};"),
        (r"listen 443 ssl http2;", f"listen 127.0.0.1:{port};"),
        (r" *ssl_\w+ .*;\n", ""),
        (r"    server 127\.0\.0\.1:8001 max_fails=0;\n", servers),
        # More is said than in production, so that more would be found.
        (r"error_log \S+ crit;", f"error_log {folder}/error.log info;"),
        (r"server_name \S+;", "server_name localhost 127.0.0.1;"),
    ]
    shipped = SHIPPED.read_text(encoding="utf-8")
    for pattern, replacement in changes:
        shipped, count = re.subn(pattern, replacement, shipped)
        assert count, f"the shipped file no longer says {pattern}"
    me = "user root;" if os.geteuid() == 0 else ""  # its workers write in the tests' folder
    return AROUND.format(folder=folder, shipped=shipped, me=me)


@contextmanager
def proxying(folder: Path, ports: Sequence[int], *, without: str = "") -> Iterator[str]:
    """Serve these ports through nginx until the block ends; yield its address."""
    folder.mkdir(parents=True, exist_ok=True)
    port, file = free_port(), folder / "nginx.conf"
    text = configured(folder, port, ports)
    file.write_text(re.sub(without, "", text) if without else text, encoding="utf-8")
    command = [NGINX, "-p", str(folder), "-c", str(file), "-e", str(folder / "error.log")]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{url}/sante/", process)
        yield url
    finally:
        process.terminate()
        process.wait()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until it answers."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None:
        try:
            with urlopen(address, timeout=5):  # noqa: S310  (our own server)
                return
        except (URLError, ConnectionError):
            assert time.monotonic() < end
            time.sleep(0.05)
    raise AssertionError(process.returncode)
