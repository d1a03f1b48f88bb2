"""A stranger's client: PyPI's ucp-sdk parses every reply of a whole purchase.

    stranger.py ORIGIN PROFILE KEY

It knows the server by its discovery profile only. Where the SDK and the published schemas part, a comment says so.
"""

import json
import sys
import urllib.request
import uuid

from ucp_sdk.models.schemas.shopping.cart import Cart
from ucp_sdk.models.schemas.shopping.catalog_lookup import GetProductResponse, LookupResponse
from ucp_sdk.models.schemas.shopping.catalog_search import SearchResponse
from ucp_sdk.models.schemas.shopping.discount import Checkout as DiscountedCheckout
from ucp_sdk.models.schemas.shopping.fulfillment import Checkout
from ucp_sdk.models.schemas.shopping.order import Order
from ucp_sdk.models.schemas.shopping.types.error_response import ErrorResponse

ORIGIN, PROFILE, KEY = sys.argv[1:]


def ask(method, url, model, body=None):
    """One request as the specification wants it; the reply as the SDK understands it, and as it came."""
    headers = {"UCP-Agent": f'profile="{PROFILE}"', "X-API-Key": KEY, "Request-Id": str(uuid.uuid4())}
    if body is not None:
        headers |= {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=10) as reply:
        raw = json.load(reply)
    if model is not None:
        model.model_validate(raw)
    return raw


# Discover. The SDK has no model that takes a whole business profile of this release, so only what is needed is read.
profile = ask("GET", f"{ORIGIN}/.well-known/ucp", None)
services = profile["ucp"]["services"]["dev.ucp.shopping"]
api = next(service["endpoint"] for service in services if service["transport"] == "rest")
assert profile["signing_keys"][0]["crv"] == "P-256", profile

# Find.
found = ask("POST", f"{api}/catalog/search", SearchResponse, {"query": "mug"})
product = found["products"][0]
variant = product["variants"][0]["id"]
looked_up = ask("POST", f"{api}/catalog/lookup", LookupResponse, {"ids": [variant, "nobody-has-this"]})
assert [message["code"] for message in looked_up["messages"]] == ["not_found"], looked_up
ask("POST", f"{api}/catalog/product", GetProductResponse, {"id": product["id"]})

# Choose.
lines = [{"item": {"id": variant}, "quantity": 2}]
cart = ask("POST", f"{api}/carts", Cart, {"line_items": lines})
cart = ask("GET", f"{api}/carts/{cart['id']}", Cart)
assert cart["line_items"][0]["quantity"] == 2, cart

# Check out: the same cart gives the same session.
sessions = f"{api}/checkout-sessions"
checkout = ask("POST", sessions, Checkout, {"cart_id": cart["id"], "line_items": lines})
again = ask("POST", sessions, Checkout, {"cart_id": cart["id"], "line_items": lines})
assert checkout["id"] == again["id"] and checkout["status"] == "incomplete", again
session = f"{sessions}/{checkout['id']}"
method = checkout["fulfillment"]["methods"][0]
update = {
    "line_items": lines,
    "buyer": {"email": "ada@example.com", "first_name": "Ada", "last_name": "Lovelace"},
    "fulfillment": {
        "methods": [
            {
                "id": method["id"],
                "type": "shipping",
                "line_item_ids": [line["id"] for line in checkout["line_items"]],
                "destinations": [
                    {
                        "id": "home",
                        "first_name": "Ada",
                        "last_name": "Lovelace",
                        "street_address": "Lange Reihe 1",
                        "postal_code": "20099",
                        "address_locality": "Hamburg",
                        "address_country": "DE",
                    }
                ],
                "selected_destination_id": "home",
                "groups": [{"id": method["groups"][0]["id"], "selected_option_id": "standard"}],
            }
        ]
    },
}
checkout = ask("PUT", session, Checkout, update)
assert checkout["status"] == "ready_for_complete", checkout

# A code: one that nobody knows is told apart from one that counts. Each extension has a model of its own; both must fit.
update["discounts"] = {"codes": ["NOBODY-KNOWS"]}
refused = ask("PUT", session, DiscountedCheckout, update)
assert any(message["code"].startswith("discount_code") for message in refused["messages"]), refused
update["discounts"] = {"codes": ["STRANGER"]}
discounted = ask("PUT", session, DiscountedCheckout, update)
Checkout.model_validate(discounted)
applied = discounted["discounts"]["applied"]
assert [discount["code"] for discount in applied] == ["STRANGER"], applied


def total(of, kind):
    return sum(entry["amount"] for entry in of["totals"] if entry["type"] == kind)


assert total(discounted, "total") == total(checkout, "total") - applied[0]["amount"], discounted
checkout = discounted
assert checkout["status"] == "ready_for_complete", checkout

# Pay: first a card that is declined, then one that is good.
def pay(token):
    credential = {"type": "token", "token": token}
    instrument = {"id": "card", "handler_id": "test", "type": "card", "selected": True, "credential": credential}
    return ask("POST", f"{session}/complete", Checkout, {"payment": {"instruments": [instrument]}})


declined = pay("tok_decline")
assert declined["status"] == "ready_for_complete" and declined["messages"], declined
completed = pay("tok_success")
assert completed["status"] == "completed", completed

# The order, and what is nowhere.
order = ask("GET", f"{api}/orders/{completed['order']['id']}", Order)
assert order["checkout_id"] == checkout["id"], order
assert total(order, "total") == total(checkout, "total"), order
ask("GET", f"{api}/orders/nobody-has-this", ErrorResponse)
print("bought", order["id"])
