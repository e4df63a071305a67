"""The service as a KDN vendor's program meets it: tokens, repeats, problem details. Python's standard library only."""

import base64
import json
import time
import urllib.error
import urllib.parse
import urllib.request


class Problem(Exception):
    """What the service answered instead of a result (RFC 9457)."""

    def __init__(self, status, body):
        self.status = status
        self.code = body.get("code", "")
        self.errors = body.get("errors", [])
        lines = [f"{status} {self.code}: {body.get('detail', '')}"]
        lines += [f"  {one['pointer']}: {one['detail']}" for one in self.errors]
        super().__init__("\n".join(lines))


class Service:
    """One client of the service. `attempts` is how often a request is sent at most."""

    def __init__(self, origin, client_id, client_secret, attempts=5):
        self.origin = origin
        self.client = (client_id, client_secret)
        self.attempts = attempts
        self.token = None
        self.token_until = 0.0

    def get(self, path, query=None, etag=None):
        """The answer's body and ETag; the body is None when nothing is new (304)."""
        filled = {name: value for name, value in (query or {}).items() if value is not None}
        headers = {"If-None-Match": etag} if etag else {}
        return self._send("GET", f"{path}?{urllib.parse.urlencode(filled)}", headers=headers)

    def post(self, path, body, key=None):
        """`key` is the Idempotency-Key: keep it with what you send, and a repeat after a crash does nothing twice."""
        headers = {"Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        return self._send("POST", path, json.dumps(body).encode(), headers)[0]

    def _send(self, method, path, data=None, headers=None):
        for attempt in range(1, self.attempts + 1):
            last = attempt == self.attempts
            bearer = {"Authorization": f"Bearer {self._current_token()}"}
            request = urllib.request.Request(self.origin + path, data, {**(headers or {}), **bearer}, method=method)
            try:
                with urllib.request.urlopen(request, timeout=90) as reply:
                    return json.load(reply), reply.headers.get("ETag")
            except urllib.error.HTTPError as error:
                if error.code == 304:
                    return None, error.headers.get("ETag")
                if error.code == 401 and not last:
                    self.token = None
                elif error.code in (429, 502, 503, 504) and not last:
                    time.sleep(float(error.headers.get("Retry-After") or 2**attempt))
                else:
                    raise Problem(error.code, _json_of(error)) from None
            except (urllib.error.URLError, TimeoutError, ConnectionError):
                if last:
                    raise
                time.sleep(2**attempt)

    def _current_token(self):
        if self.token is None or time.monotonic() > self.token_until:
            credentials = base64.b64encode(":".join(self.client).encode()).decode()
            request = urllib.request.Request(
                f"{self.origin}/oauth/token", b"grant_type=client_credentials", {"Authorization": f"Basic {credentials}"})
            with urllib.request.urlopen(request, timeout=30) as reply:
                answer = json.load(reply)
            self.token = answer["access_token"]
            self.token_until = time.monotonic() + answer["expires_in"] - 60
        return self.token


def _json_of(error):
    try:
        return json.load(error)
    except ValueError:
        return {"detail": error.reason}
