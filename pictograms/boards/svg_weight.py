"""How much work a drawing is once its repeated parts are drawn: small files can ask for days of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pictograms.boards.errors import SvgEndless, SvgTooLarge
from pictograms.boards.svg_style import Rule, local_targets, names_in
from pictograms.boards.svg_tree import Element
from pictograms.boards.svg_words import FILTER_STEPS

MAX_WEIGHT = 50_000
"""Elements drawn, repetitions and long paths included. OpenMoji's heaviest is below 1 000."""
MAX_LAYERS = 2_000
"""Elements that need a sheet of their own to be drawn on (half clear, clipped, masked)."""
_MAX_HEIGHT = 250
_MAX_FILTER_STEPS = 50
_LETTERS = 200  # of a path or a text that count as one element
_LAYERED = ("opacity", "clip-path", "mask", "filter", "mix-blend-mode")


@dataclass(slots=True)
class _Node:
    weight: int
    layers: int
    leads_to: list[int] = field(default_factory=list)


def check_weight(root: Element, rules: Iterable[Rule]) -> None:
    """Raise SvgEndless when parts repeat themselves, SvgTooLarge when drawing them is too much work.

    An element's weight is its own plus that of everything below it and of every part it refers to (``use``,
    gradients, patterns, masks, also through style rules), so nested repetitions multiply.
    """
    elements = list(root.walk())
    if sum(element.tag in FILTER_STEPS for element in elements) > _MAX_FILTER_STEPS:
        raise SvgTooLarge
    by_id: dict[str, int] = {}
    for place, element in enumerate(elements):
        by_id.setdefault(element.attributes.get("id", ""), place)
    # classes and the like are nodes of their own, between the elements they fit and what their rules refer to
    names = _rule_nodes(rules, by_id)
    name_place = {name: len(elements) + place for place, name in enumerate(names)}
    number = {id(element): place for place, element in enumerate(elements)}
    nodes = []
    for element in elements:
        below = [number[id(child)] for child in element.elements()]
        targets = [by_id[name] for name in _targets(element) if name in by_id]
        styled = [name_place[name] for name in _names_of(element) if name in name_place]
        nodes.append(_Node(_own_weight(element), _own_layers(element), [*below, *targets, *styled]))
    _add_up([*nodes, *names.values()])


def _rule_nodes(rules: Iterable[Rule], by_id: Mapping[str, int]) -> dict[tuple[str, str], _Node]:
    nodes: dict[tuple[str, str], _Node] = {}
    for selector, declarations in rules:
        targets = [by_id[name] for name in local_targets(declarations) if name in by_id]
        if targets or _is_layer(declarations):
            for name in names_in(selector):
                node = nodes.setdefault(name, _Node(0, 1, []))
                node.leads_to += targets
    return nodes


def _add_up(nodes: list[_Node]) -> None:
    """Depth first without recursion; every node ends with the sums of all it leads to."""
    height = [0] * len(nodes)
    begun, done = [False] * len(nodes), [False] * len(nodes)
    for start in range(len(nodes)):
        waiting = [] if done[start] else [start]
        while waiting:
            place = waiting[-1]
            node = nodes[place]
            if not begun[place]:
                begun[place] = True
                for target in node.leads_to:
                    if begun[target] and not done[target]:
                        raise SvgEndless
                    if not done[target]:
                        waiting.append(target)
                continue
            waiting.pop()
            if done[place]:
                continue
            done[place] = True
            for target in node.leads_to:
                node.weight += nodes[target].weight
                node.layers += nodes[target].layers
                height[place] = max(height[place], height[target] + 1)
            if node.weight > MAX_WEIGHT or node.layers > MAX_LAYERS or height[place] > _MAX_HEIGHT:
                raise SvgTooLarge


def _own_weight(element: Element) -> int:
    letters = sum(len(element.attributes.get(name, "")) for name in ("d", "points")) + len(element.text())
    return 1 + letters // _LETTERS


def _own_layers(element: Element) -> int:
    attributes = element.attributes
    return int(any(name in attributes for name in _LAYERED) or _is_layer(attributes.get("style", "")))


def _targets(element: Element) -> list[str]:
    href = element.attributes.get("href", "")
    found = [href[1:]] if href.startswith("#") else []
    for value in element.attributes.values():
        found += local_targets(value)
    return found


def _names_of(element: Element) -> set[tuple[str, str]]:
    names = {("", "*"), ("", element.tag), ("#", element.attributes.get("id", ""))}
    return names | {(".", name) for name in element.attributes.get("class", "").split()}


def _is_layer(declarations: str) -> bool:
    return any(f"{name}:" in declarations for name in _LAYERED)
