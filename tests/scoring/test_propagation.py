"""Propagation: examples by hand, and what always holds."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import InputError
from scoring.compiled import Link, Weighting, compile_hierarchy
from scoring.exact import quotient
from scoring.propagation import Contribution, Propagation, Score, propagate
from scoring.reported import Reported

D = Decimal


def links(*pairs: str) -> list[Link]:
    """Links such as `a>b` or, with a weight, `a>b 2.5`."""
    made = []
    for pair in pairs:
        names, _, weight = pair.partition(" ")
        lower, upper = names.split(">")
        made.append(Link(lower, upper, D(weight) if weight else None))
    return made


def numbers(score: Score) -> tuple[Decimal | None, Decimal, Decimal, Decimal]:
    return score.score, score.share, score.lowest, score.highest


def test_equal_weights_count_what_is_known_and_say_how_much_that_is() -> None:
    scores = propagate(links("a>s", "b>s", "c>s"), {"a": D(80), "b": D(100)})
    assert numbers(scores["s"]) == (D("90.000"), D("0.667"), D("60.000"), D("93.333"))
    assert scores["s"].weighting is Weighting.EQUAL
    assert scores["s"].contributions == (
        Contribution("a", D("0.333"), D("80.000"), D("1.000"), D("40.000")),
        Contribution("b", D("0.333"), D("100.000"), D("1.000"), D("50.000")),
        Contribution("c", D("0.333"), None, D("0.000"), None),
    )


def test_stated_weights_count() -> None:
    score = propagate(links("a>s 30", "b>s 70"), {"a": D(100), "b": D(50)})["s"]
    assert numbers(score) == (D("65.000"), D("1.000"), D("65.000"), D("65.000"))
    assert score.weighting is Weighting.STATED


def test_weights_that_are_not_all_stated_are_not_used_and_it_says_so() -> None:
    score = propagate(links("a>s 30", "b>s"), {"a": D(100), "b": D(50)})["s"]
    assert (score.score, score.weighting) == (D("75.000"), Weighting.EQUAL)


def test_a_child_of_weight_zero_does_not_count() -> None:
    score = propagate(links("a>s 0", "b>s 1"), {"a": D(0), "b": D(50)})["s"]
    assert score.score == D("50.000")
    assert [item.node for item in score.contributions] == ["b"]


def test_a_branch_of_which_half_is_known_counts_with_its_whole_weight_and_its_bounds_say_so() -> None:
    """Of issue x one of two key results is known (100), of issue y both (50)."""
    scores = propagate(links("a>x", "b>x", "c>y", "d>y", "x>s", "y>s"), {"a": D(100), "c": D(50), "d": D(50)})
    assert numbers(scores["x"]) == (D("100.000"), D("0.500"), D("50.000"), D("100.000"))
    assert numbers(scores["s"]) == (D("75.000"), D("0.750"), D("50.000"), D("75.000"))


def test_absent_is_not_zero() -> None:
    scores = propagate(links("a>s", "b>s"), {})
    assert numbers(scores["s"]) == (None, D("0.000"), D("0.000"), D("100.000"))
    assert numbers(propagate([], {}, ["alone"])["alone"]) == (None, D("0.000"), D("0.000"), D("100.000"))


def test_a_score_that_is_zero_is_known() -> None:
    assert numbers(propagate(links("a>s"), {"a": D(0)})["s"]) == (D("0.000"), D("1.000"), D("0.000"), D("0.000"))


def test_a_score_given_for_a_higher_node_stands_in_place_of_what_is_below() -> None:
    scores = propagate(links("a>x", "x>s"), {"a": D(20), "x": D(80)})
    assert (scores["x"].given, scores["x"].weighting, scores["x"].contributions) == (True, Weighting.NONE, ())
    assert scores["s"].score == D("80.000")


def test_a_node_below_two_counts_in_both() -> None:
    scores = propagate(links("a>x", "a>y", "b>y"), {"a": D(60)})
    assert [scores[node].share for node in ("x", "y")] == [D("1.000"), D("0.500")]


@pytest.mark.parametrize(
    ("number", "decimal"),
    [
        (Fraction(1, 2000), "0.001"),
        (Fraction(2, 3), "0.667"),
        (Fraction(4, 10000), "0.000"),
        (Fraction(100), "100.000"),
    ],
)
def test_numbers_are_rounded_half_up_to_three_decimals(number: Fraction, decimal: str) -> None:
    assert str(quotient(number.numerator, number.denominator)) == decimal


@pytest.mark.parametrize(
    ("given_scores", "pairs", "message"),
    [
        ({"a": D("100.1")}, ["a>s"], "the score of a must be from 0 to 100"),
        ({"a": D(-1)}, ["a>s"], "the score of a must be from 0 to 100"),
        ({}, ["a>s -1"], "the weight of a in s must be 0 or more"),
        ({}, ["a>s NaN"], "the weight of a in s must be 0 or more"),
        ({"a": D("NaN")}, ["a>s"], "the score of a must be from 0 to 100"),
    ],
)
def test_what_is_out_of_bounds_is_refused(given_scores: dict[str, Decimal], pairs: list[str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        propagate(links(*pairs), given_scores)


# --- results of agencies ------------------------------------------------------


def reported(identifier: str, node: str, agency: str, score: int | str | None, **more: object) -> Reported:
    facts: dict[str, object] = {"official": False, "period": "", "as_of": "", "weight": None, **more}
    number = None if score is None else D(score)
    return Reported(id=identifier, node=node, agency=agency, score=number, **facts)  # type: ignore[arg-type]


def agencies(*results: Reported, **given_scores: Decimal) -> Propagation:
    """Key results k and l of one Super OKR s, with results."""
    return Propagation(compile_hierarchy(links("k>s", "l>s")), given_scores, results)


def test_a_key_result_is_the_mean_of_the_agencies_that_report_it() -> None:
    computed = agencies(reported("r1", "k", "b", 90), reported("r2", "k", "a", 60))
    score = computed.score("k")
    assert numbers(score) == (D("75.000"), D("1.000"), D("75.000"), D("75.000"))
    assert (score.given, score.weighting) == (False, Weighting.EQUAL)
    assert [(item.node, item.points) for item in score.contributions] == [("r2", D("30.000")), ("r1", D("45.000"))]
    assert numbers(computed.score("s")) == (D("75.000"), D("0.500"), D("37.500"), D("87.500"))


def test_agencies_count_by_their_stated_weights() -> None:
    score = agencies(reported("r1", "k", "a", 90, weight=D(3)), reported("r2", "k", "b", 50, weight=D(1))).score("k")
    assert (score.score, score.weighting) == (D("80.000"), Weighting.STATED)
    score = agencies(reported("r1", "k", "a", 90, weight=D(0)), reported("r2", "k", "b", 50, weight=D(1))).score("k")
    assert (score.score, [item.node for item in score.contributions]) == (D("50.000"), ["r2"])


def test_an_agency_of_whose_result_there_is_no_score_is_unknown_and_not_zero() -> None:
    score = agencies(reported("r1", "k", "a", 90), reported("r2", "k", "b", None)).score("k")
    assert numbers(score) == (D("90.000"), D("0.500"), D("45.000"), D("95.000"))
    assert score.contributions[1] == Contribution("r2", D("0.500"), None, D("0.000"), None)


def test_a_given_score_stands_in_place_of_results() -> None:
    computed = agencies(reported("r1", "k", "a", 90), k=D(10))
    assert (computed.score("k").score, computed.score("k").given, computed.counting("k")) == (D("10.000"), True, ())


def test_a_new_result_changes_what_is_above_it_alone_and_says_so() -> None:
    computed = agencies(reported("r1", "k", "a", 90, period="1"))
    assert computed.report(reported("r2", "k", "a", 50, period="2")) == ("k", "s")
    assert computed.score("s").score == D("50.000")
    assert computed.report(reported("r0", "k", "a", 10, period="0")) == ()
    assert computed.report(reported("r2", "k", "a", 70, period="2")) == ("k", "s")
    assert computed.withdraw("k", "r2") == ("k", "s")
    assert computed.score("k").score == D("90.000")
    assert computed.give("s", D(5)) == ("s",)
    assert computed.give("l", D(5)) == ("l",)
    assert computed.give("s", None) == ("s",)
    assert computed.score("s").score == D("47.500")


def test_an_update_that_is_refused_changes_nothing() -> None:
    computed = agencies(reported("r1", "k", "a", 90))
    before = list(computed.scores())
    with pytest.raises(InputError, match="the score of k must be from 0 to 100, not 101"):
        computed.give("k", D(101))
    with pytest.raises(InputError, match="the score of r2 must be from 0 to 100"):
        computed.report(reported("r2", "k", "a", -1))
    with pytest.raises(InputError, match="the weight of r2 must be 0 or more"):
        computed.report(reported("r2", "k", "a", 5, weight=D(-1)))
    with pytest.raises(InputError, match="k has no result r2"):
        computed.withdraw("k", "r2")
    with pytest.raises(InputError, match="x is not in the hierarchy"):
        computed.give("x", D(1))
    assert list(computed.scores()) == before


def test_a_result_that_stands_twice_is_refused() -> None:
    with pytest.raises(InputError, match="r1 stands twice on k"):
        agencies(reported("r1", "k", "a", 90), reported("r1", "k", "b", 80))
    assert agencies(reported("r1", "k", "a", 90), reported("r1", "l", "a", 90)).score("s").share == 1


# --- what always holds --------------------------------------------------------

SCORES = st.decimals(0, 100, places=2) | st.decimals(0, 100, places=7)
WEIGHTS = st.none() | st.decimals(0, 50, places=1)
Case = tuple[list[Link], dict[str, Decimal]]


def _drawn_links(draw: st.DrawFn, size: int, weights: st.SearchStrategy[Decimal | None]) -> list[Link]:
    pairs = [(low, high) for high in range(size) for low in range(high)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return [Link(f"n{low}", f"n{high}", draw(weights)) for low, high in chosen]


@st.composite
def hierarchies(draw: st.DrawFn, weights: st.SearchStrategy[Decimal | None] = WEIGHTS) -> Case:
    """Links from lower to higher numbers, so that there is no cycle, and scores of nodes without children."""
    size = draw(st.integers(1, 9))
    made = _drawn_links(draw, size, weights)
    leaves = sorted({f"n{number}" for number in range(size)} - {link.upper for link in made})
    return made, draw(st.dictionaries(st.sampled_from(leaves), SCORES))


RESULTS = st.builds(
    Reported,
    official=st.booleans(),
    period=st.sampled_from(["", "2569/03/03", "2569/12/12"]),
    as_of=st.sampled_from(["", "2569-03-31"]),
    id=st.sampled_from([f"r{number}" for number in range(12)]),
    node=st.sampled_from([f"n{number}" for number in range(6)]),
    agency=st.sampled_from(["a", "b", "c"]),
    score=st.none() | SCORES,
    weight=WEIGHTS,
)
Update = tuple[str, Decimal | None] | Reported
UPDATES = st.lists(RESULTS | st.tuples(st.sampled_from([f"n{number}" for number in range(6)]), st.none() | SCORES))


SIX = st.composite(_drawn_links)(6, WEIGHTS)


@given(SIX, UPDATES, UPDATES, st.data())
def test_any_updates_give_what_a_full_pass_gives(
    made: list[Link], early: list[Update], late: list[Update], data: st.DataObject
) -> None:
    hierarchy = compile_hierarchy(made, [f"n{number}" for number in range(6)])
    scores: dict[str, Decimal] = {}
    results: dict[tuple[str, str], Reported] = {}
    _apply(early, scores, results)
    computed = Propagation(hierarchy, scores, results.values())
    for update in late:
        before = {score.node: score for score in computed.scores()}
        changed = _update(computed, update, scores, results)
        after = {score.node: score for score in computed.scores()}
        told = {node for node in after if numbers(after[node]) != numbers(before[node])}
        assert told <= set(changed) <= _above(made, update.node if isinstance(update, Reported) else update[0])
    shuffled = data.draw(st.permutations(list(results.values())))
    assert list(computed.scores()) == list(Propagation(hierarchy, scores, shuffled).scores())


def _above(made: list[Link], node: str) -> set[str]:
    found = {node}
    for link in sorted(made, key=lambda link: link.lower):
        if link.lower in found:
            found.add(link.upper)
    return found


def _apply(updates: list[Update], scores: dict[str, Decimal], results: dict[tuple[str, str], Reported]) -> None:
    for update in updates:
        if isinstance(update, Reported):
            results[update.node, update.id] = update
        elif update[1] is None:
            scores.pop(update[0], None)
        else:
            scores[update[0]] = update[1]


def _update(
    computed: Propagation, update: Update, scores: dict[str, Decimal], results: dict[tuple[str, str], Reported]
) -> tuple[str, ...]:
    """Applies it to both; a result that comes again just as it is there is taken back."""
    if isinstance(update, Reported) and results.get((update.node, update.id)) == update:
        del results[update.node, update.id]
        return computed.withdraw(update.node, update.id)
    _apply([update], scores, results)
    return computed.report(update) if isinstance(update, Reported) else computed.give(*update)


@given(hierarchies())
def test_scores_are_those_of_plain_fractions_rounded_once(case: Case) -> None:
    made, known = case
    for node, score in propagate(made, known).items():
        exact, share, lowest = _plain(made, known, node)
        assert score.score == (None if exact is None else _half_up(exact))
        assert (score.share, score.lowest) == (_half_up(share), _half_up(lowest))
        assert score.highest == _half_up(lowest + (1 - share) * 100)


def _plain(made: list[Link], known: dict[str, Decimal], node: str) -> tuple[Fraction | None, Fraction, Fraction]:
    """Score, share and lower bound of a node, as the definition says them."""
    if node in known:
        return Fraction(known[node]), Fraction(1), Fraction(known[node])
    below = [link for link in made if link.upper == node]
    stated = [Fraction(link.weight) for link in below if link.weight is not None]
    weights = stated if len(stated) == len(below) and any(stated) else [Fraction(1)] * len(below)
    parts = [(weight, *_plain(made, known, link.lower)) for weight, link in zip(weights, below, strict=True) if weight]
    whole = sum((weight for weight, *_ in parts), Fraction(0)) or Fraction(1)
    sure = [(weight, score) for weight, score, _, _ in parts if score is not None]
    score = sum((weight * score for weight, score in sure), Fraction(0)) / sum(w for w, _ in sure) if sure else None
    share = sum((weight * share for weight, _, share, _ in parts), Fraction(0)) / whole
    return score, share, sum((weight * lowest for weight, _, _, lowest in parts), Fraction(0)) / whole


def _half_up(number: Fraction) -> Decimal:
    return (D(number.numerator) / D(number.denominator)).quantize(D("0.001"), ROUND_HALF_UP)


ALIKE = st.one_of(hierarchies(st.none()), hierarchies(st.decimals("0.1", 50, places=1)))
"""All weights stated and over 0, or none: what stays is weighted as before when a part is dropped."""


@given(ALIKE, st.data())
def test_to_drop_an_unknown_never_changes_a_known(case: Case, data: st.DataObject) -> None:
    made, known = case
    before = propagate(made, known)
    unknown = sorted(node for node, score in before.items() if score.score is None)
    if not unknown:
        return
    dropped = data.draw(st.sampled_from(unknown))
    left = [link for link in made if dropped not in (link.lower, link.upper)]
    after = propagate(left, known, before.keys() - {dropped})
    assert {node: score.score for node, score in after.items()} == {
        node: score.score for node, score in before.items() if node != dropped
    }


@given(hierarchies())
def test_bounds_hold_the_score_and_shares_are_shares(case: Case) -> None:
    for score in propagate(*case).values():
        assert 0 <= score.share <= 1
        assert 0 <= score.lowest <= score.highest <= 100
        assert score.score is None or score.lowest <= score.score <= score.highest
        assert (score.score is None) == all(item.points is None for item in score.contributions) or score.given


@given(hierarchies())
def test_contributions_add_up_to_the_score(case: Case) -> None:
    for score in propagate(*case).values():
        points = [item.points for item in score.contributions if item.points is not None]
        if points:
            assert score.score is not None
            assert abs(sum(points, D(0)) - score.score) <= D("0.001") * (len(points) + 1)


@given(hierarchies(), st.data())
def test_to_know_more_narrows_the_bounds(case: Case, data: st.DataObject) -> None:
    made, known = case
    before = propagate(made, known)
    unknown = sorted(node for node, score in before.items() if not score.contributions and node not in known)
    if not unknown:
        return
    after = propagate(made, {**known, data.draw(st.sampled_from(unknown)): data.draw(SCORES)})
    for node, score in before.items():
        assert score.lowest <= after[node].lowest
        assert after[node].highest <= score.highest
        assert score.share <= after[node].share


@given(hierarchies(), st.randoms())
def test_the_order_of_the_links_does_not_matter(case: Case, random: object) -> None:
    made, known = case
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert propagate(shuffled, known) == propagate(made, known)
