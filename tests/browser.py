"""A headless Chromium for tests, driven by the WebDriver protocol over plain HTTP: no further package."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # nothing outside can be reached
)
_START = 30  # seconds
_PORT = re.compile(r"successfully on port (\d+)")


def find_browser() -> tuple[str, str] | None:
    """Return the paths of a browser and its driver, or None."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(find_browser() is None, reason="no Chromium with its chromedriver is installed"),
]


class Browser:
    """One session; `with Browser(folder) as browser: browser.open(page)`."""

    def __init__(self, profile: Path, *, width: int = 1280, height: int = 800, dark: bool = False) -> None:
        found = find_browser()
        assert found is not None
        browser, driver = found
        self._driver = subprocess.Popen(
            [driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            self._base = f"http://127.0.0.1:{self._port()}"
            self._session = ""
            flags = [*_FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}"]
            if dark:
                flags.append("--blink-settings=preferredColorScheme=0")
            wanted = {
                "goog:chromeOptions": {"binary": browser, "args": flags},
                "goog:loggingPrefs": {"browser": "ALL"},
                "unhandledPromptBehavior": "ignore",
            }
            answer = self._send("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
            self._session = f"/session/{answer['sessionId']}"
        except BaseException:
            self._driver.kill()
            raise

    def _port(self) -> int:
        assert self._driver.stdout is not None
        end = time.monotonic() + _START
        while time.monotonic() < end:
            line = self._driver.stdout.readline()
            if match := _PORT.search(line):
                return int(match[1])
            if not line and self._driver.poll() is not None:
                break
        raise RuntimeError("chromedriver did not start")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._send("DELETE", self._session)
        finally:
            self._driver.terminate()
            self._driver.wait(timeout=10)

    def open(self, page: Path, *, fragment: str = "") -> None:
        """Open a file and wait until it has loaded."""
        self._send("POST", f"{self._session}/url", {"url": page.resolve().as_uri() + fragment})

    def run(self, script: str, *arguments: object) -> Any:
        """Run the body of a function in the page and return what it returns."""
        body = {"script": script, "args": list(arguments)}
        return self._send("POST", f"{self._session}/execute/sync", body)

    def press(self, keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        body = {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]}
        self._send("POST", f"{self._session}/actions", body)

    def click(self, x: int, y: int) -> None:
        """Click at a point of the window."""
        move = {"type": "pointerMove", "duration": 0, "x": x, "y": y, "origin": "viewport"}
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        body = {"actions": [{"type": "pointer", "id": "mouse", "actions": [move, *press]}]}
        self._send("POST", f"{self._session}/actions", body)

    def console(self) -> list[str]:
        """Return what the console received since the last call."""
        entries = self._send("POST", f"{self._session}/se/log", {"type": "browser"})
        return [f"{entry['level']} {entry['message']}" for entry in entries]

    def dialog(self) -> str | None:
        """Return the text of an open alert, if there is one."""
        try:
            return str(self._send("GET", f"{self._session}/alert/text"))
        except RuntimeError:
            return None

    def screenshot(self, path: Path) -> None:
        """Save the window as PNG."""
        path.write_bytes(base64.b64decode(self._send("GET", f"{self._session}/screenshot")))

    def _send(self, method: str, path: str, body: object = None) -> Any:
        content = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(
            self._base + path, data=content, method=method, headers={"Content-Type": "application/json"}
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=120) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.loads(error.read())["value"]["message"]) from error
