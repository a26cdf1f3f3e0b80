"""Lineages, paths and impact."""

from __future__ import annotations

from pydantic import Field

from api.http.models.common import Edge, Node, Place, Scoped, Shape


class LineageNode(Node):
    """A node of a lineage."""

    direction: str
    distance: int = Field(description="Steps from the start.")
    side: bool = Field(description="A fact beside the way, from which nothing is followed.")


class ListedNode(LineageNode):
    """A node of a lineage with one shortest path to it."""

    path: list[str]


class SourcedEdge(Edge):
    """An edge, and the cells that state it where they were asked for."""

    sources: list[Place] | None = None


class Fold(Shape):
    """How many more nodes of a kind stand next to a node on a way."""

    node: str
    direction: str
    kind: str
    more: int


class Chain(Shape):
    """A way from the start to where nothing goes on."""

    direction: str
    nodes: list[str]


class LineageData(Shape):
    """A lineage as a graph (`nodes`, `edges`, with fan_out `folds`), a list (`items`) or `paths` with their nodes."""

    start: str
    direction: str
    view: str
    nodes: list[LineageNode] | None = None
    edges: list[SourcedEdge] | None = None
    folds: list[Fold] | None = None
    items: list[ListedNode] | None = None
    paths: list[Chain] | None = None


class Path(Shape):
    """A way without repetition, the lower end first."""

    length: int
    nodes: list[str]
    edges: list[Edge]


class PathsData(Shape):
    """The paths between two nodes, the shortest first, and the nodes on them."""

    source: str
    target: str
    paths: list[Path]
    nodes: list[Node]


class AspectTotal(Shape):
    """How much is left without something."""

    aspect: str
    nodes: dict[str, int]
    amount_baht: str


class Left(Shape):
    """A node that would be left without something, and the chain that breaks."""

    aspect: str
    node: Node
    chain: list[str]


class ImpactData(Shape):
    """What hangs on a node alone."""

    node: Node
    amount_baht: str
    totals: list[AspectTotal]
    left: list[Left]


class CutPoint(Shape):
    """A node and how much hangs on it alone."""

    node: Node
    dependents: int
    left: dict[str, int]
    amount_baht: str


class CutPointsData(Scoped):
    """The nodes on which most hangs alone."""

    cut_points: list[CutPoint]
