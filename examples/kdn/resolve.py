"""A KDN vendor sends a resolution (постановление): tried first, then sent under a key that is kept with it.

    python3 examples/kdn/resolve.py NUMBER DATE WORD CASE… [--origin http://127.0.0.1:3000] [--sent sent.json]

A CASE is our id or `system:value`. All cases are taken or none; each fault is told at its item.
"""

import argparse
import json
import os
import uuid

from service import Problem, Service


def main():
    options = argparse.ArgumentParser(description="Sends a resolution on one or several cases.")
    options.add_argument("number")
    options.add_argument("date")
    options.add_argument("word", choices=["interimResult", "continue", "change"])
    options.add_argument("cases", nargs="+", metavar="case")
    options.add_argument("--text", default="Рассмотрено на заседании комиссии.")
    options.add_argument("--origin", default="http://127.0.0.1:3000")
    options.add_argument("--client", default="demo-commission")
    options.add_argument("--secret", default="demo")
    options.add_argument("--sent", default="sent.json", help="where the keys of what was sent are kept")
    given = options.parse_args()
    service = Service(given.origin, given.client, given.secret)
    items = [{"word": given.word, "case": address(one)} for one in given.cases]
    resolution = {"number": given.number, "date": given.date, "text": given.text, "items": items}
    try:
        key = kept_key(given.sent, resolution)
        if key is None:
            service.post("/v1/kdn/resolutions?dryRun=true", resolution)
            key = new_key(given.sent, resolution)
        answer = service.post("/v1/kdn/resolutions", resolution, key)
    except Problem as problem:
        raise SystemExit(f"refused, nothing was stored:\n{problem}") from None
    for item in answer["items"]:
        print(f"{item['caseId']} {item['outcome']}")


def address(text):
    """`system:value` or an id."""
    system, colon, value = text.partition(":")
    return {"by": "externalId", "externalId": {"system": system, "value": value}} if colon else {"by": "id", "id": text}


def kept_key(path, resolution):
    """The key of a resolution that was on its way before: the same one goes out again, and nothing is done twice."""
    return keys_in(path).get(name_of(resolution))


def new_key(path, resolution):
    """A key is on the disk before its request is on the way."""
    keys = keys_in(path)
    keys[name_of(resolution)] = key = str(uuid.uuid4())
    with open(f"{path}.new", "w", encoding="utf-8") as file:
        json.dump(keys, file)
    os.replace(f"{path}.new", path)
    return key


def keys_in(path):
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def name_of(resolution):
    return f"{resolution['number']} {resolution['date']}"


if __name__ == "__main__":
    main()
