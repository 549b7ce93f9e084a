"""Fitting what decides whether a lookup is answered."""

from __future__ import annotations

import numpy as np

from eval.calibrate import by_files, fit


def test_the_fit_follows_what_separates_the_classes_and_leaves_noise_alone() -> None:
    telling = np.linspace(-1.0, 1.0, 60)
    noise = np.tile([0.2, -0.2, 0.1], 20)
    answerable = (telling > 0).astype(float)
    found = fit(np.c_[telling, noise], answerable, np.ones(60))
    assert found[0] > 5 * abs(found[1])
    assert abs(found[2]) < 0.5


def test_a_case_is_judged_by_a_fit_that_has_not_seen_its_file() -> None:
    evidence = np.array([[1.0], [1.0]] * 5 + [[0.0], [0.0]] * 5)
    answerable = np.array([1.0] * 10 + [0.0] * 10)
    files = [f"file-{i // 2}.yaml" for i in range(20)]
    flipped = answerable.copy()
    flipped[:2] = 0.0
    judged = by_files(evidence, answerable, files)
    assert np.allclose(judged[:2], by_files(evidence, flipped, files)[:2])
