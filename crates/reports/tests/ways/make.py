"""Makes the invented samples of this folder with other people's tools: feedgen, python-docx, and Python's own mail and zip.

    pip install feedgen python-docx && python make.py
"""

import mailbox
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from docx import Document
from feedgen.feed import FeedGenerator

HERE = Path(__file__).parent
WHEN = datetime(2031, 5, 4, 22, 30, tzinfo=UTC)


def feeds() -> None:
    """One feed in both forms."""
    feed = FeedGenerator()
    feed.id("https://arven.example/")
    feed.title("Arven Post")
    feed.link(href="https://arven.example/", rel="alternate")
    feed.description("News of Arven")
    feed.language("en")
    for number, (title, words) in enumerate(
        [
            ("Two killed at Kelt", "<p>Two men died at the bridge, the mayor of Kelt said.</p><p>The road is shut.</p>"),
            ("Road open", "<p>The road to Kelt is open again, the army said on Monday.</p>"),
        ]
    ):
        entry = feed.add_entry(order="append")
        entry.id(f"https://arven.example/{number}")
        entry.title(title)
        entry.link(href=f"https://arven.example/{number}")
        entry.author(name="Dalo Emric", email="desk@arven.example")
        entry.content(words, type="CDATA" if number == 0 else "html")
        entry.published(WHEN)
        entry.updated(WHEN)
    feed.lastBuildDate(WHEN)
    feed.updated(WHEN)
    feed.rss_file(HERE / "feed.rss", pretty=True)
    feed.atom_file(HERE / "feed.atom", pretty=True)


def mail() -> list[bytes]:
    """A mail in two forms with a picture, and one in letters beyond ASCII; also as a box."""
    first = EmailMessage()
    first["From"] = "Arven Post <desk@arven.example>"
    first["To"] = "list@arven.example"
    first["Subject"] = "Two killed at Kélt"
    first["Date"] = WHEN
    first["Message-ID"] = "<1@arven.example>"
    first.set_content("Two men died at the bridge, the mayor of Kélt said.\n\nFrom Monday on the road is shut.\n")
    first.add_alternative("<p>Two men died at the bridge.</p>", subtype="html")
    first.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="bridge.png")
    second = EmailMessage()
    second["From"] = "desk@halvia.example"
    second["Subject"] = "Road open"
    second["Date"] = WHEN
    second["Message-ID"] = "<2@halvia.example>"
    second.set_content("<p>The road to Kelt is open, the army of Halvia said on Monday.</p>", subtype="html", cte="base64")
    path = HERE / "list.mbox"
    path.unlink(missing_ok=True)
    box = mailbox.mbox(path)
    for message in (first, second):
        item = mailbox.mboxMessage(message)
        item.set_from("desk@arven.example", WHEN.timetuple())
        box.add(item)
    box.close()
    return [first.as_bytes(), second.as_bytes()]


def document() -> None:
    """A text document with a heading, a table and particulars."""
    made = Document()
    made.core_properties.title = "Bulletin of the ministry"
    made.core_properties.author = "Mara Tov"
    made.core_properties.created = WHEN.replace(tzinfo=None)
    made.core_properties.modified = WHEN.replace(tzinfo=None)
    made.add_heading("Losses at Kelt", level=1)
    paragraph = made.add_paragraph("Two men ")
    paragraph.add_run("died").bold = True
    paragraph.add_run(" at the bridge, the ministry said.")
    row = made.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text = "Killed"
    row.cells[1].text = "2"
    made.save(HERE / "bulletin.docx")


def packed(mails: list[bytes]) -> None:
    """A zip of a page, a mail, a feed, a document and what is no report."""
    page = "<html><head><title>Road shut</title></head><body><p>The road to Kelt is shut, the army said.</p></body></html>"
    with zipfile.ZipFile(HERE / "press.zip", "w", zipfile.ZIP_DEFLATED) as made:

        def put(name: str, words: bytes | str) -> None:
            made.writestr(zipfile.ZipInfo(name, WHEN.timetuple()[:6]), words, zipfile.ZIP_DEFLATED)

        put("press/", b"")
        put("press/2031-05-04 road.html", page)
        put("press/road_files/site.css", "p { color: red }")
        put("press/road_files/bridge.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        put("../mail.eml", mails[0])
        put("feed.rss", (HERE / "feed.rss").read_bytes())
        put("bulletin.docx", (HERE / "bulletin.docx").read_bytes())


if __name__ == "__main__":
    feeds()
    document()
    packed(mail())
