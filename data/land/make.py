#!/usr/bin/env python3
"""Makes outline.txt, the outline of the world's land for the sketch map: python3 data/land/make.py land-50m.json > data/land/outline.txt

In goes the TopoJSON file land-50m.json of the npm package world-atlas 2.0.2 (licence ISC), which is Natural Earth's land at 1:50 million
(public domain); no borders are in it. Out come rings, one a line: the first point in hundredths of a degree, longitude and latitude, then
the steps from point to point. Lines are thinned after Douglas and Peucker (1973) by 0.14 degrees, and what is smaller than 0.1 square
degrees is left out.
"""

import itertools
import json
import sys

TOLERANCE = 14.0  # hundredths of a degree
SMALLEST = 1000.0  # square hundredths

HEAD = """\
# The outline of the world's land, made by data/land/make.py from the npm package world-atlas 2.0.2 (licence ISC): Natural Earth's land at
# 1:50 million, which is in the public domain (naturalearthdata.com). A ring a line, in hundredths of a degree: longitude and latitude of
# the first point, then steps. No borders."""


def arcs(topology):
    """The arcs in hundredths of a degree."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * kx + tx) * 100), round((y * ky + ty) * 100)))
        yield points


def ring(numbers, all_arcs):
    """A ring from its arcs; ~n is arc n backwards."""
    points = []
    for n in numbers:
        arc = all_arcs[n] if n >= 0 else all_arcs[~n][::-1]
        points.extend(arc if not points else arc[1:])
    return points


def distance(p, a, b):
    """From a point to the line between two."""
    (x, y), (ax, ay), (bx, by) = p, a, b
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    t = 0 if length == 0 else max(0, min(1, ((x - ax) * dx + (y - ay) * dy) / length))
    return ((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2) ** 0.5


def thinned(points):
    """The points that a line needs to stay within the tolerance."""
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        a, b = todo.pop()
        if b - a < 2:
            continue
        worst = max(range(a + 1, b), key=lambda k: distance(points[k], points[a], points[b]))
        if distance(points[worst], points[a], points[b]) > TOLERANCE:
            keep.add(worst)
            todo += [(a, worst), (worst, b)]
    return [points[k] for k in sorted(keep)]


def area(points):
    """Of a closed ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        topology = json.load(file)
    all_arcs = list(arcs(topology))
    print(HEAD)
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for numbers in polygon:
                points = ring(numbers, all_arcs)
                # a closed ring has no ends to begin at: its farthest point is the second
                far = max(range(len(points)), key=lambda k: distance(points[k], points[0], points[0]))
                line = thinned(points[: far + 1])[:-1] + thinned(points[far:])[:-1]
                if len(line) < 3 or area(line) < SMALLEST:
                    continue
                steps = [line[0], *((b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(line))]
                print(" ".join(f"{x} {y}" for x, y in steps))


main()
