import pytest
from django.test import Client

from tests.clients import problem

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", ["/api/v1/me", "/api/v1/nothing/", "/api/v1/bodies/%21/", "/api/v2/"])
def test_what_is_no_address_says_so(address, method):
    answer = getattr(Client(), method)(address)
    sentence = "The API has no such address. All of its addresses end with a slash."
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json() == problem(404, "Not Found", sentence)
