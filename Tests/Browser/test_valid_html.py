"""Every page that the other tests looked at, held against the HTML standard. Runs last."""

import pytest

import validator


@pytest.mark.both_engines
def test_every_page_is_valid_html(kept):
    assert validator.faults(kept) == []
