"""Pages without print, drawn: truly blank ones, and ones on which something may stand."""

from __future__ import annotations

import cv2
import numpy as np

HEIGHT, WIDTH = 2339, 1654
"""A4 at 200 dpi."""


def paper(chance, level=246.0, grain=None):
    """Paper as a scanner gives it: a little uneven, compressed afterwards by `scanned`."""
    grain = float(chance.uniform(1, 6)) if grain is None else grain
    shade = cv2.resize(chance.normal(0, 3, (6, 5)), (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    return level + shade + chance.normal(0, grain, (HEIGHT, WIDTH))


def scanned(grey):
    """RGB pixels after JPEG, of a quality that differs from page to page."""
    quality = (60, 80, 95)[int(abs(float(grey[0, 0])) * 1000) % 3]
    flat = np.clip(grey, 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", flat, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.cvtColor(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), cv2.COLOR_GRAY2RGB)


def letters(chance, rows=range(300, 2000, 70), width=3):
    """Darkness of a printed page: words of crossing strokes, 1 where there is ink."""
    ink = np.zeros((HEIGHT, WIDTH), np.float32)
    for y in rows:
        x = 200
        end = int(chance.integers(700, WIDTH - 200))
        while x < end:
            for _ in range(4):
                (x0, y0), (x1, y1) = chance.integers(0, 34, (2, 2))
                cv2.line(ink, (x + int(x0), y + int(y0)), (x + int(x1), y + int(y1)), 1.0, width)
            x += 42
    return ink


def handwriting(chance, words=2, width=3):
    """Darkness of a short note somewhere on the page."""
    ink = np.zeros((HEIGHT, WIDTH), np.float32)
    x, y = int(chance.integers(250, 900)), int(chance.integers(300, 1900))
    for _ in range(words * 2):
        for _ in range(5):
            (x0, y0), (x1, y1) = chance.integers(0, 60, (2, 2))
            cv2.line(ink, (x + int(x0), y + int(y0)), (x + int(x1), y + int(y1)), 1.0, width)
        x += 75
    return cv2.GaussianBlur(ink, (0, 0), 0.8)


def clean(chance):
    return scanned(paper(chance))


def shadowed(chance):
    return scanned(paper(chance) - np.linspace(70, 0, WIDTH)[None, :])


def dusty(chance, specks=80):
    grey = paper(chance)
    for _ in range(specks):
        x, y = int(chance.integers(0, WIDTH)), int(chance.integers(0, HEIGHT))
        cv2.circle(grey, (x, y), int(chance.integers(1, 3)), float(chance.integers(90, 200)), -1)
    return scanned(grey)


def with_a_hair(chance):
    grey = paper(chance)
    start = chance.integers(300, 1300, 2)
    path = start + np.cumsum(chance.normal(0, 9, (14, 2)), axis=0)
    cv2.polylines(grey, [path.astype(np.int32)], False, 200.0, 1)
    return scanned(grey)


def folded(chance):
    grey = paper(chance)
    y = int(chance.integers(900, 1400))
    cv2.line(grey, (0, y), (WIDTH, y + 12), 225.0, 3)
    return scanned(grey)


def streaked(chance):
    grey = paper(chance)
    for x in chance.integers(200, WIDTH - 200, 2):
        grey[:, int(x) : int(x) + 2] -= float(chance.integers(15, 60))
    return scanned(grey)


def shown_through(chance, depth=(8, 22)):
    """The back of a printed sheet, and its front."""
    ink = letters(chance)
    front = scanned(paper(chance) - 200 * ink)
    behind = cv2.GaussianBlur(np.fliplr(ink), (0, 0), 2.0)
    dx, dy = (int(one) for one in chance.integers(-25, 25, 2))
    behind = cv2.warpAffine(behind, np.float32([[1, 0, dx], [0, 1, dy]]), (WIDTH, HEIGHT))
    return scanned(paper(chance) - float(chance.uniform(*depth)) * behind), front


def pencilled(chance, depth=(16, 40)):
    return scanned(paper(chance) - float(chance.uniform(*depth)) * handwriting(chance))


def palely_printed(chance, depth=(12, 30)):
    return scanned(
        paper(chance) - float(chance.uniform(*depth)) * letters(chance, range(300, 700, 70))
    )


def noise(chance):
    return scanned(chance.uniform(0, 255, (HEIGHT, WIDTH)))


def grainy(chance):
    return scanned(paper(chance, 190, grain=float(chance.uniform(30, 60))))


def nearly_black(chance):
    ink = letters(chance, range(300, 700, 70)) if chance.random() < 0.5 else 0.0
    return scanned(paper(chance, float(chance.uniform(12, 60)), grain=5) - 10 * ink)


BLANK = {
    "干净的空白页": clean,
    "有阴影的空白页": shadowed,
    "有灰尘的空白页": dusty,
    "有一根毛发的空白页": with_a_hair,
    "有折痕的空白页": folded,
    "有扫描条纹的空白页": streaked,
}
NOT_TO_BE_TOLD = {
    "铅笔字迹": pencilled,
    "很淡的印字": palely_printed,
    "整页噪点": noise,
    "颗粒很重": grainy,
    "近乎全黑": nearly_black,
}
