"""The shapes of the coverage rules find what `gaps` finds, and the vocabulary's shapes find what is put in."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, SH, Graph

from api.cli.exits import Exit
from api.rdf_export import base_resources
from api.shacl import rule_shapes, shacl_findings
from kb.store.base import Reader, Store
from kb.store.open import open_store
from loaders.pipeline import load_file
from loaders.samples import sample_paths
from ontology.iris import DEFAULT_BASE, node_id
from ontology.validation import validated
from ontology.vocabulary import vocabulary
from queries.gaps import GapKind, gaps
from queries.rules import Need, Rule, rules
from tests.api.conftest import Run
from tests.queries.bases import Base, Fact, Link

Sets = Mapping[str, set[str]]
"""Code of a rule → the nodes that do not keep it."""


def by_shacl(reader: Reader) -> Sets:
    resources = base_resources(reader, base_iri=DEFAULT_BASE, statements=False, terms=False)
    found: dict[str, set[str]] = {code: set() for code in rules()}
    for item in validated(resources, rule_shapes(rules().values())):
        found[item.shape.partition("/")[2]].add(node_id(item.focus))
    return found


def by_gaps(reader: Reader) -> Sets:
    return {
        code: {
            item.node.id
            for item in gaps(reader, code, limit=100_000, candidates=0).gaps
            if item.kind is not GapKind.EXEMPT
        }
        for code in rules()
    }


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A base with the bundled samples."""
    store = open_store(tmp_path_factory.mktemp("samples") / "base.db")
    with sample_paths() as paths:
        for path in paths:
            load_file(path, store)
    yield store
    store.close()


def test_on_the_samples_shacl_finds_the_gaps_and_nothing_else(samples: Store) -> None:
    with samples.read() as reader:
        found = shacl_findings(reader)
        expected = by_gaps(reader)
    assert sum(map(len, expected.values())) > 100
    assert {code: {item.nodes[0] for item in found if item.code == code} for code in rules()} == expected
    assert {item.code for item in found} <= set(rules())
    for item in found:
        assert item.severity == rules()[item.code].severity
        assert item.sentence == rules()[item.code].gap
        assert item.places
        assert all(place.line > 0 for _, place in item.places)


def subject(rule: Rule, name: str) -> str:
    return f"{rule.subject}:{rule.code}/2569/{name}"


def met(need: Need, node: str) -> tuple[list[Fact], list[Link]]:
    """What meets a need of a node, and nothing more."""
    if need.edge is None:
        return [(node, str(need.property), {"text": "x"})], []
    other = f"{need.kind}:{node.replace(':', '/')}/other"
    source, target = (other, node) if need.end == "source" else (node, other)
    facts: list[Fact] = [(other, "status", str(need.status[0]))] if need.status else []
    link: Link = (source, str(need.edge), target)
    if need.property is not None:
        return facts, [(*link[:3], "H", {need.property: {"text": "x"}})]
    return facts, [link]


def exempted(rule: Rule) -> Iterator[tuple[str, list[Fact], list[Link]]]:
    for number, exemption in enumerate(rule.exemptions):
        node = subject(rule, f"exempt-{number}")
        if exemption.value is not None:
            yield node, [(node, str(exemption.need.property), exemption.value)], []
        elif not exemption.no_results:
            yield node, *met(exemption.need, node)


@pytest.mark.parametrize("code", list(rules()))
def test_each_rule_tells_lacking_met_and_exempt_nodes_apart(base: Base, code: str) -> None:
    rule = rules()[code]
    facts: list[Fact] = [(subject(rule, "lacking"), "name", "ก")]
    links: list[Link] = []
    kept = [(subject(rule, f"need-{number}"), need) for number, need in enumerate(rule.needs)]
    parts = [(node, *met(need, node)) for node, need in kept] + list(exempted(rule))
    for _, more_facts, more_links in parts:
        facts += more_facts
        links += more_links
    base.load([*facts, *((node, "name", "ข") for node, _, _ in parts)], links)
    with base.store.read() as reader:
        found, expected = by_shacl(reader), by_gaps(reader)
    assert found == expected
    assert subject(rule, "lacking") in found[code]
    assert not found[code].intersection(node for node, _, _ in parts)


def test_a_budget_of_no_stated_status_counts_where_it_has_an_amount(base: Base) -> None:
    facts: list[Fact] = [("project:a", "name", "ก"), ("project:b", "name", "ข"), ("project:c", "name", "ค")]
    facts += [
        ("budget:a", "status", "not_stated"),
        ("budget:b", "status", "not_stated"),
        ("budget:b", "amount_baht", "5"),
    ]
    base.load(facts, [("budget:a", "funds", "project:a"), ("budget:b", "funds", "project:b")])
    with base.store.read() as reader:
        assert by_shacl(reader) == by_gaps(reader)
        assert by_shacl(reader)["project_has_stated_budget"] == {"project:a", "project:c"}


def test_results_of_another_year_or_agency_do_not_count(base: Base) -> None:
    facts: list[Fact] = [
        (f"indicator:{family}/{name}", "name", name) for family in ("a/2564", "a/2565", "b/2564") for name in ("1", "2")
    ]
    base.load(facts, [("result:a/2564/1/self", "reports_on", "indicator:a/2564/1")])
    with base.store.read() as reader:
        assert by_shacl(reader) == by_gaps(reader)
        assert by_shacl(reader)["indicator_has_result"] == {"indicator:a/2564/2"}


_KINDS = (
    "key_result",
    "policy",
    "project",
    "super_okr",
    "issue",
    "indicator",
    "budget",
    "agency",
    "division",
    "result",
)
_NAMES = st.sampled_from(["a/2569/1", "a/2569/2", "b/2569/1"])
_PAIRS = [
    (source, term.name, target)
    for term in vocabulary().edges.values()
    for source, target in sorted(term.joins)
    if {source, target} <= {*_KINDS, "objective"}
]
_LINKS = st.builds(
    lambda pair, source, target, told: _link(pair, source, target, told=told),
    st.sampled_from(_PAIRS), _NAMES, _NAMES, st.booleans(),
)  # fmt: skip


def _stated(kind: str, name: str, *values: object) -> st.SearchStrategy[Fact]:
    return st.tuples(_NAMES.map(lambda local: f"{kind}:{local}"), st.just(name), st.sampled_from(values))


_FACTS = st.one_of(
    *(_stated(kind, "name", "ก") for kind in _KINDS),
    _stated("project", "category", "routine", "city_plan"),
    _stated("key_result", "target", None, {"text": "x"}, "x"),
    _stated("budget", "status", "amount", "not_stated", "as_repaired"),
    _stated("budget", "amount_baht", None, "5"),
)


def _link(pair: tuple[str, str, str], source: str, target: str, *, told: bool) -> Link:
    ends = (f"{pair[0]}:{source}", pair[1], f"{pair[2]}:{target}")
    return (*ends, "R", {"target": {"text": "x"}}) if told and pair[1] == "responsible_for" else ends


@settings(max_examples=25)
@given(st.lists(_FACTS, max_size=12), st.lists(_LINKS, max_size=16))
def test_on_any_base_shacl_finds_the_gaps_and_nothing_else(facts: list[Fact], links: list[Link]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base = Base(Path(folder))
        base.load(facts, links)
        with base.store.read() as reader:
            assert by_shacl(reader) == by_gaps(reader)
        base.store.close()


WRONG: Iterable[tuple[Fact, str, str]] = [
    (("project:a", "category", "sport"), "value_type", "pt:category sport"),
    (("indicator:a/1", "weight", "ร้อยละ 5"), "value_type", "pt:weight ร้อยละ 5"),
    (("key_result:a", "target", {"value": "80"}), "missing", "pt:text"),
    (("project:a", "agency", "เขตบางนา"), "value_type", "pt:agency เขตบางนา"),
    (("key_result:a", "starred", ["x"]), "value_type", 'pt:starred ["x"]'),
]


@pytest.mark.parametrize(("fact", "code", "about"), WRONG)
def test_a_value_of_the_wrong_sort_is_found_with_its_place(base: Base, fact: Fact, code: str, about: str) -> None:
    base.load([(fact[0], "name", "ก"), fact])
    with base.store.read() as reader:
        (found,) = [item for item in shacl_findings(reader) if item.code not in rules()]
    assert (found.code, found.nodes, found.about, found.severity) == (code, (fact[0],), about, "error")
    assert 2 in [place.line for _, place in found.places]


def test_a_relation_is_found_by_both_its_ends(base: Base) -> None:
    base.load([], [("agency:a", "responsible_for", "key_result:a", "boss")])
    with base.store.read() as reader:
        (found,) = [item for item in shacl_findings(reader) if item.code == "value_type"]
    assert (found.nodes, found.about) == (("agency:a", "key_result:a"), "pt:role boss")
    assert [place.line for _, place in found.places] == [1]


def test_check_reports_as_findings_do(run: Run, city: Path) -> None:
    result = run("--db", city, "check", "--shacl", "--json")
    assert result.exit_code == Exit.UNSOUND
    answer = json.loads(result.stdout)
    assert (answer["sound"], answer["findings"]) == (False, [])
    assert answer["shacl"]["total"] == sum(answer["shacl"]["by_severity"].values()) == len(answer["shacl"]["findings"])
    (found,) = [item for item in answer["shacl"]["findings"] if item["code"] == "key_result_has_project"]
    assert found["nodes"] == ["key_result:2569/41102"]
    assert found["severity"] == "error"
    assert found["sentence"] == {
        "en": rules()["key_result_has_project"].gap.en,
        "th": rules()["key_result_has_project"].gap.th,
    }
    assert found["places"][0]["file_name"] == "1.txt"


def test_check_says_it_to_people_in_their_language(run: Run, city: Path) -> None:
    thai, english = (run("--db", city, "--lang", lang, "check", "--shacl").stdout for lang in ("th", "en"))
    assert "ไม่มีโครงการ/กิจกรรมสนับสนุนตัววัดผลหลัก [key_result_has_project, ต้องแก้ไข]: 1" in thai
    assert "No project supports the key result. [key_result_has_project, error]: 1" in english
    assert "key_result:2569/41102" in thai
    assert "1.txt" in english


@pytest.mark.parametrize(("severity", "code"), [("error", Exit.OK), ("warning", Exit.UNSOUND), ("info", Exit.UNSOUND)])
def test_check_fails_on_the_severity_that_is_asked(
    run: Run, base: Base, tmp_path: Path, severity: str, code: Exit
) -> None:
    base.load([("issue:a", "name", "ก")])
    assert run("--db", tmp_path / "base.db", "check", "--shacl", "--fail-on", severity).exit_code == code


def test_a_plain_check_knows_no_rdf(run: Run, city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.extras.find_spec", lambda name: None)
    assert run("--db", city, "check").exit_code == Exit.OK
    assert (
        "SHACL needs pyoxigraph, rdflib, pyshacl: install policytrace[rdf]"
        in run("--db", city, "check", "--shacl").stderr
    )


def test_the_shapes_are_printed_for_other_programs(run: Run) -> None:
    graph = Graph().parse(data=run("check", "--print-shapes").stdout, format="turtle")
    named = {str(shape).partition("#")[2] for shape in graph.subjects(RDF.type, SH.NodeShape)}
    assert {f"coverage/{code}" for code in rules()} <= named
    assert "unknown_property/policy" in named
