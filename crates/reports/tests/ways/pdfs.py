"""Makes the PDFs of this folder with reportlab: an invented bulletin in columns, a scan, one of both, one with a password.

    pip install reportlab && python pdfs.py
"""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, STEP = 60, 310, HEIGHT - 150, 13

FIRST = [
    ["Two men died at the bridge of Kelt on Sun-", "day, the mayor of Kelt said. A cease-", "fire was broken, he said, and the road to"],
    ["the north is shut. No other cease-fire is", "known to the ministry, which counted 12"],
    ["", "The army of Halvia said that nobody had", "died. It called the words of the mayor", "a tale, and asked for an inquiry into it."],
]
SECOND = [
    ["wounded in the north of the province by", "Monday evening. Three of these are chil-", "dren, a doctor of the hospital said."],
    ["", "The road was opened again on Tuesday, the", "observer mission said, after both armies", "had taken their guns from the river."],
]


def made(name: str, **more: object) -> Canvas:
    """A file that is the same whenever it is made."""
    canvas = Canvas(str(HERE / name), pagesize=A4, invariant=1, **more)
    canvas.setTitle("Bulletin of the ministry")
    canvas.setAuthor("Mara Tov")
    return canvas


def furniture(canvas: Canvas, page: int) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawString(LEFT, HEIGHT - 40, "Ministry of the Interior of Arven")
    canvas.drawCentredString(WIDTH / 2, 30, f"Bulletin 7, page {page} of 4")


def column(canvas: Canvas, left: float, paragraphs: list[list[str]]) -> None:
    height = TOP
    canvas.setFont("Times-Roman", 11)
    for lines in paragraphs:
        for line in lines:
            canvas.drawString(left, height, line)
            height -= STEP if line else STEP * 0.7


def bulletin() -> None:
    canvas = made("bulletin.pdf")
    furniture(canvas, 1)
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(LEFT, HEIGHT - 80, "Bulletin of the ministry")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(LEFT, HEIGHT - 105, "4 May 2031")
    column(canvas, LEFT, FIRST)
    column(canvas, RIGHT, SECOND)
    # The number of a note stands above the line, behind "12".
    canvas.setFont("Times-Roman", 6)
    canvas.drawString(LEFT + canvas.stringWidth(FIRST[1][1], "Times-Roman", 11) + 0.5, TOP - 4 * STEP + 4, "3")
    canvas.showPage()
    furniture(canvas, 2)
    canvas.setFont("Times-Roman", 11)
    for row, (place, killed) in enumerate([("Kelt", "2"), ("Orsa", "14"), ("Dorvet", "1,200")]):
        canvas.drawString(LEFT, TOP - row * STEP, place)
        canvas.drawString(RIGHT, TOP - row * STEP, killed)
    canvas.showPage()
    furniture(canvas, 3)
    canvas.showPage()
    furniture(canvas, 4)
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(LEFT, TOP, "Five men were killed at Orsa on Wednesday, the governor of Orsa said.")
    canvas.showPage()
    canvas.save()


def picture() -> ImageReader:
    image = Image.new("L", (400, 300), 255)
    ImageDraw.Draw(image).text((20, 20), "Two men died.", fill=0)
    out = BytesIO()
    image.save(out, "PNG")
    return ImageReader(out)


def scans() -> None:
    canvas = made("scan.pdf")
    for _ in range(2):
        canvas.drawImage(picture(), 50, 300, 400, 300)
        canvas.showPage()
    canvas.save()
    canvas = made("partly.pdf")
    canvas.drawString(LEFT, TOP, "Two men died at the bridge, the mayor said.")
    canvas.showPage()
    canvas.drawImage(picture(), 50, 300, 400, 300)
    canvas.showPage()
    canvas.save()


def locked() -> None:
    canvas = made("locked.pdf", encrypt=StandardEncryption("secret", ownerPassword="more", strength=128))
    canvas.drawString(LEFT, TOP, "Two men died at the bridge, the mayor said.")
    canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    bulletin()
    scans()
    locked()
