"""The likeliest sequence and how probable it is."""

import numpy as np
import pytest

from review.sorting.sequence import best_path


def scores(*rows: tuple[float, ...]) -> np.ndarray:
    probability = np.array(rows)
    return np.log(probability * probability.shape[1])


def test_one_document_goes_on() -> None:
    path = best_path(np.array([9.0, -4.0, -4.0]), scores((0.9, 0.05, 0.05), *[(0.4, 0.3, 0.3)] * 2))
    assert path.starts.tolist() == [True, False, False]
    assert path.kinds.tolist() == [0, 0, 0]


def test_later_pages_settle_a_doubtful_first() -> None:
    path = best_path(np.array([9.0, -4.0]), scores((0.4, 0.5, 0.1), (0.9, 0.05, 0.05)))
    assert path.kinds.tolist() == [0, 0]


def test_second_of_a_kind_starts_where_it_is_said() -> None:
    path = best_path(np.array([9.0, 3.5]), scores((0.96, 0.02, 0.02), (0.96, 0.02, 0.02)))
    assert path.starts.tolist() == [True, True]
    assert path.kinds.tolist() == [0, 0]


def test_another_kind_starts_though_nothing_says_so() -> None:
    path = best_path(np.array([9.0, 0.0]), scores((0.98, 0.01, 0.01), (0.01, 0.98, 0.01)))
    assert path.starts.tolist() == [True, True]


@pytest.mark.parametrize("count", [1, 2, 40])
def test_probabilities_add_up(count: int) -> None:
    chance = np.random.default_rng(count)
    probability = chance.dirichlet(np.ones(5), size=count)
    path = best_path(chance.normal(0, 2, count), np.log(probability * 5))
    assert path.kind_probability.sum(axis=1) == pytest.approx(np.ones(count))
    assert (path.start_probability <= 1.0).all()
    assert path.start_probability[0] == pytest.approx(1.0)
