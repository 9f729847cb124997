"""Where actors stand on the page: a force-directed layout that gives the same picture every time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_FEW, _SHORT, _LONG = 40, 150.0, 215.0  # usual length of an edge; few actors leave room for its label
_AIR = 3.0  # area of a component, as a multiple of that of its boxes, from which on they find room
_GAP = 40.0  # between components
_GRAVITY = 1.5  # towards the middle: keeps far branches on the page
_STEPS = 400
_WORK = 2e8  # pairs looked at in all: keeps some thousands of actors to seconds
_BLOCK = 512  # rows at once, so that memory does not grow with the square
_GOLDEN = math.pi * (3 - math.sqrt(5))
_LETTER, _LINE = 8.0, 22.0  # of a label, in pixels


def positions(
    sizes: Mapping[str, tuple[int, int]], edges: Sequence[tuple[str, str]]
) -> dict[str, tuple[int, int]]:
    """Return a place in pixels for every node.

    `sizes` gives, for each node, its radius in pixels and the number of letters of its label; labels
    do not cover each other. Components stand apart, the largest first. Forces are those of
    ForceAtlas2 (Jacomy et al. 2014): repulsion by degree, attraction linear. Nothing is random: nodes
    start on a spiral, best connected in the middle.
    """
    placed: dict[str, tuple[int, int]] = {}
    x = y = row = 0.0
    boxes = [_component(nodes, sizes, edges) for nodes in _components(sizes, edges)]
    width = max((box.width for box in boxes), default=0.0)
    area = sum((box.width + _GAP) * (box.height + _GAP) for box in boxes)
    width = max(width, math.sqrt(area) * 1.3)
    for box in boxes:
        if x and x + box.width > width:
            x, y, row = 0.0, y + row + _GAP, 0.0
        for node, (left, top) in zip(box.nodes, box.points + np.array([x, y]), strict=True):
            placed[node] = (round(left), round(top))
        x, row = x + box.width + _GAP, max(row, box.height)
    return placed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A component in a corner of its own: nothing of it, labels included, is left of or above 0."""

    nodes: list[str]
    points: Points
    width: float
    height: float


def _components(sizes: Mapping[str, tuple[int, int]], edges: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Return the connected components, largest first, the best connected nodes of each first."""
    leader = {node: node for node in sizes}
    degree = dict.fromkeys(sizes, 0)

    def find(node: str) -> str:
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for source, target in edges:
        degree[source] += 1
        degree[target] += 1
        leader[max(find(source), find(target))] = min(find(source), find(target))
    groups: dict[str, list[str]] = {}
    for node in sorted(sizes, key=lambda node: (-degree[node], node)):
        groups.setdefault(find(node), []).append(node)
    return sorted(groups.values(), key=lambda group: (-len(group), group))


def _component(
    nodes: list[str], sizes: Mapping[str, tuple[int, int]], edges: Sequence[tuple[str, str]]
) -> _Box:
    index = {node: number for number, node in enumerate(nodes)}
    pairs = sorted({(index[a], index[b]) for a, b in edges if a in index and a != b})
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    number = np.arange(len(nodes))
    radius = np.sqrt(number + 0.5)
    points = np.stack([radius * np.cos(number * _GOLDEN), radius * np.sin(number * _GOLDEN)], axis=1)
    points = _settle(points, ends)
    lengths = np.hypot(*(points[ends[:, 0]] - points[ends[:, 1]]).T)
    if len(lengths):
        usual = _LONG if len(sizes) <= _FEW else _SHORT
        points = points * (usual / max(float(np.median(lengths)), 1e-9))
    points = points * (1.12, 0.92)  # pages are wider than high
    each = (sizes[node] for node in nodes)
    half = np.array([(max(size, letters * _LETTER / 2) + 8, size + _LINE / 2 + 6) for size, letters in each])
    points = _spread(points, half)
    corner = (points - half).min(axis=0)
    width, height = (points + half).max(axis=0) - corner
    return _Box(nodes=nodes, points=points - corner, width=float(width), height=float(height))


def _settle(points: Points, ends: NDArray[np.int64]) -> Points:
    count = len(points)
    if count < 2:
        return points
    mass = 1.0 + np.bincount(ends.ravel(), minlength=count)
    steps = int(min(_STEPS, max(40, _WORK / count**2)))
    for step in range(steps):
        force = -_GRAVITY * mass[:, None] * points / math.sqrt(count)
        for start in range(0, count, _BLOCK):
            rows = slice(start, start + _BLOCK)
            aside = points[rows, 0, None] - points[None, :, 0]
            above = points[rows, 1, None] - points[None, :, 1]
            push = mass[rows, None] * mass[None, :] / (aside * aside + above * above + 1e-3)
            force[rows, 0] += np.einsum("ij,ij->i", aside, push)
            force[rows, 1] += np.einsum("ij,ij->i", above, push)
        pull = points[ends[:, 1]] - points[ends[:, 0]]
        np.add.at(force, ends[:, 0], pull)
        np.add.at(force, ends[:, 1], -pull)
        # Cooling: no step is longer than the temperature, which falls to nothing.
        heat = math.sqrt(count) * 0.6 * (1 - step / steps) ** 1.5 + 1e-3
        length = np.hypot(force[:, 0], force[:, 1])[:, None] + 1e-12
        points = points + force / length * np.minimum(length / mass[:, None], heat)
    return points


def _spread(points: Points, half: Points) -> Points:
    """Push nodes apart until no two boxes (node and label, `half` their half width and height) meet."""
    count = len(points)
    needed, there = 4 * _AIR * float(np.prod(half, axis=1).sum()), float(np.prod(np.ptp(points, axis=0) + 1))
    points = points * max(1.0, math.sqrt(needed / there))
    for _ in range(int(min(120, max(20, _WORK / count**2)))):
        push, crowd = np.zeros_like(points), np.zeros(count)
        for start in range(0, count, _BLOCK):
            rows = np.arange(start, min(start + _BLOCK, count))
            wide = half[rows, None, 0] + half[None, :, 0] - np.abs(points[rows, None, 0] - points[None, :, 0])
            high = half[rows, None, 1] + half[None, :, 1] - np.abs(points[rows, None, 1] - points[None, :, 1])
            first, second = np.nonzero((wide > 0.5) & (high > 0.5) & (rows[:, None] != np.arange(count)))
            over = np.stack([wide[first, second], high[first, second]], axis=1)
            first = rows[first]
            axis = (over[:, 0] > over[:, 1] * 2.5).astype(np.int64)  # moving up or down looks calmer
            apart = points[first, axis] - points[second, axis]
            sign = np.where((apart > 0) | ((apart == 0) & (first > second)), 1.0, -1.0)
            np.add.at(push, (first, axis), sign * over[np.arange(len(axis)), axis] / 2)
            np.add.at(crowd, first, 1.0)
        if not crowd.any():
            break
        points += push / np.maximum(1.0, np.sqrt(crowd))[:, None]
    return points
