"""HTTP as these clients speak it, with the standard library alone."""

import json
import urllib.error
import urllib.request


class Reply:
    """What came back: its status, its headers with small names, its bytes."""

    def __init__(self, status, headers, body):
        self.status = status
        self.headers = {name.lower(): value for name, value in headers}
        self.body = body

    def json(self):
        return json.loads(self.body)

    def text(self):
        return self.body.decode("utf-8", "replace")

    def __repr__(self):
        return f"{self.status} {self.text()[:300]}"


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """A client that is sent elsewhere shows that, and does not go."""

    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirects)


def send(method, url, headers=None, body=None, timeout=30):
    """One request; a body that is not bytes goes as JSON. Any status is an answer; raises OSError where there is none."""
    headers = dict(headers or {})
    if body is not None and not isinstance(body, (bytes, bytearray)):
        body = json.dumps(body).encode()
        headers.setdefault("Content-Type", "application/json")
    request = urllib.request.Request(url, data=body, method=method, headers=headers)
    try:
        with OPENER.open(request, timeout=timeout) as reply:
            return Reply(reply.status, reply.getheaders(), reply.read())
    except urllib.error.HTTPError as refused:
        with refused:
            return Reply(refused.code, refused.headers.items(), refused.read())
