"""Makes the web archives of this folder with warcio and py-wacz; two crawls of an invented paper.

    pip install warcio wacz && python archives.py
"""

import gzip
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HERE = Path(__file__).parent
PAGE = """<!DOCTYPE html><html><head><title>Two killed at Kelt</title><meta property="og:site_name" content="Arven Post"></head>
<body><article><h1>Two killed at Kelt</h1><p>Two men died at the bridge on Sunday, the mayor of Kelt said.</p>
<p>The road is shut, and nobody may cross the river before Monday.</p></article></body></html>"""
DENIAL = PAGE.replace("Two killed at Kelt", "Nobody killed").replace("Two men died", "Nobody died")
DENIAL = DENIAL.replace("the mayor of Kelt", "the army of Halvia")


def chunked(body: bytes) -> bytes:
    """In pieces of forty bytes, as a server sends what it does not know the length of."""
    pieces = [body[at : at + 40] for at in range(0, len(body), 40)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


class Crawl:
    """A file of records, with ids and times that are the same whenever it is made."""

    def __init__(self, name: str, *, packed: bool) -> None:
        self.file = (HERE / name).open("wb")
        self.writer = WARCWriter(self.file, gzip=packed, warc_version="1.1")
        self.count = 0
        info = self.writer.create_warcinfo_record(name, {"software": "archives.py"})
        info.rec_headers.replace_header("WARC-Date", "2031-05-05T06:00:00Z")
        info.rec_headers.replace_header("WARC-Record-ID", self.id())
        self.writer.write_record(info)

    def id(self) -> str:
        self.count += 1
        return f"<urn:uuid:00000000-0000-4000-8000-{self.count:012}>"

    def put(self, kind: str, address: str, body: bytes, *fields: tuple[str, str], status: str = "200 OK") -> None:
        head = StatusAndHeaders(status, list(fields), protocol="HTTP/1.1") if kind == "response" else None
        if kind == "request":
            head = StatusAndHeaders("GET / HTTP/1.1", [("Host", "arven.example")], is_http_request=True)
        when = f"2031-05-05T06:00:{self.count:02}.5Z"
        headers = {"WARC-Date": when, "WARC-Record-ID": self.id()}
        record = self.writer.create_warc_record(
            address,
            kind,
            BytesIO(body),
            http_headers=head,
            warc_headers_dict=headers,
            warc_content_type=dict(fields).get("Content-Type", ""),
        )
        self.writer.write_record(record)

    def again(self, address: str, of: str, when: str, digest: str) -> None:
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        headers = {"WARC-Date": f"2031-05-06T06:00:{self.count:02}Z", "WARC-Record-ID": self.id()}
        record = self.writer.create_revisit_record(address, digest, of, when, http_headers=head, warc_headers_dict=headers)
        self.writer.write_record(record)


def fill(crawl: Crawl) -> None:
    """A page as it is, one in chunks and packed, a text packed otherwise, a feed, a file, what is none, and what was as before."""
    html, text = ("Content-Type", "text/html; charset=utf-8"), ("Content-Type", "text/plain; charset=ISO-8859-1")
    gzipped, deflated = ("Content-Encoding", "gzip"), ("Content-Encoding", "deflate")
    first = "https://arven.example/kelt"
    crawl.put("request", first, b"")
    crawl.put("response", first, PAGE.encode(), html)
    sent = chunked(gzip.compress(DENIAL.encode(), mtime=0))
    crawl.put("response", "https://halvia.example/denial.php?id=7", sent, html, ("Transfer-Encoding", "chunked"), gzipped)
    words = "Bulletin of the café\n\nTwo men died at the bridge, the ministry said.\n".encode("latin-1")
    crawl.put("response", "https://arven.example/bulletin.txt", zlib.compress(words), text, deflated)
    feed = gzip.compress((HERE / "feed.rss").read_bytes(), mtime=0)
    crawl.put("response", "https://arven.example/feed", feed, ("Content-Type", "application/rss+xml"), gzipped)
    crawl.put("resource", "https://arven.example/note.txt", b"The road to Kelt is open, the army said on Monday.", text)
    crawl.put("response", "https://arven.example/bridge.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ("Content-Type", "image/png"))
    crawl.put("response", "https://arven.example/gone", b"<p>There is no such page.</p>", html, status="404 Not Found")
    crawl.put("response", "https://arven.example/old", b"", ("Location", first), status="301 Moved Permanently")
    crawl.put("response", "https://arven.example/b", b"\x0b\x02\x80\xff\xfe", html, ("Content-Encoding", "br"))
    crawl.again(first, first, "2031-05-05T06:00:02.5Z", "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    crawl.again("https://arven.example/lost", "https://arven.example/lost", "2030-01-01T00:00:00Z", "sha1:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB")
    crawl.file.close()


if __name__ == "__main__":
    fill(Crawl("crawl.warc", packed=False))
    fill(Crawl("crawl.warc.gz", packed=True))
    files = ["create", "-o", str(HERE / "crawl.wacz"), "-f", str(HERE / "crawl.warc.gz"), "--date", "2031-05-06T06:00:00Z"]
    (HERE / "crawl.wacz").unlink(missing_ok=True)
    subprocess.run([sys.executable, "-m", "wacz.main", *files], check=True)
