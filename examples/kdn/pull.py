"""A KDN vendor's pull: keeps a mirror of the municipality's cases in a file, and stays up to date by long-poll.

    python3 examples/kdn/pull.py [--origin http://127.0.0.1:3000] [--mirror mirror.sqlite] [--follow]

The items of a page and its cursor are stored in one transaction: a crash between pages loses nothing and repeats nothing.
"""

import argparse
import json
import sqlite3

from service import Problem, Service

FEED = "/v1/kdn/case-statuses"


def main():
    options = argparse.ArgumentParser(description="Mirrors the cases of a commission's municipality.")
    options.add_argument("--origin", default="http://127.0.0.1:3000")
    options.add_argument("--client", default="demo-commission")
    options.add_argument("--secret", default="demo")
    options.add_argument("--mirror", default="mirror.sqlite")
    options.add_argument("--page", type=int, default=1000, help="items a page")
    options.add_argument("--follow", action="store_true", help="wait for what comes, until interrupted")
    given = options.parse_args()
    service = Service(given.origin, given.client, given.secret)
    mirror = open_mirror(given.mirror)
    catch_up(service, mirror, given.page)
    print(f"{count(mirror)} cases in the mirror", flush=True)
    while given.follow:
        catch_up(service, mirror, given.page, wait=50)


def catch_up(service, mirror, limit, wait=0):
    """Reads pages until there is no more; `wait` seconds for the first change when there is none yet."""
    more = True
    while more:
        try:
            query = {"cursor": value_of(mirror, "cursor"), "limit": limit, "wait": wait or None}
            page, etag = service.get(FEED, query, value_of(mirror, "etag"))
        except Problem as problem:
            if problem.status != 410:
                raise
            print("the service was restored from a backup: reading everything anew", flush=True)
            begin_anew(mirror)
            continue
        if page is None:
            return
        keep(mirror, page, etag)
        more, wait = page["hasMore"], 0


def keep(mirror, page, etag):
    with mirror:
        for item in page["items"]:
            apply(mirror, item)
        set_value(mirror, "cursor", page["nextCursor"])
        # The tag says "nothing new since this cursor"; it is of use only at the end.
        set_value(mirror, "etag", None if page["hasMore"] else etag)
        if not page["hasMore"]:
            finish_anew(mirror)


def apply(mirror, item):
    """The newest reading: an item is the whole state of a case as it is now, or says that the case is ours no more."""
    case_id = item["caseId"]
    if item["removed"]:
        mirror.execute("delete from kept_case where id = ?", (case_id,))
        print(f"gone     {case_id}", flush=True)
        return
    mirror.execute("insert or replace into kept_case (id, state, fresh) values (?, ?, 1)", (case_id, json.dumps(item["case"], ensure_ascii=False)))
    print(f"changed  {case_id} {item['case']['status']}", flush=True)


def begin_anew(mirror):
    """What is in the mirror stays readable until the new walk has come to its end."""
    with mirror:
        mirror.execute("update kept_case set fresh = 0")
        mirror.execute("delete from value")
        set_value(mirror, "anew", "yes")


def finish_anew(mirror):
    """A case that the new walk has not met is there no more."""
    if value_of(mirror, "anew"):
        mirror.execute("delete from kept_case where fresh = 0")
        set_value(mirror, "anew", None)


def open_mirror(path):
    mirror = sqlite3.connect(path)
    mirror.execute("create table if not exists kept_case (id text primary key, state text not null, fresh integer not null)")
    mirror.execute("create table if not exists value (name text primary key, value text)")
    return mirror


def count(mirror):
    return mirror.execute("select count(*) from kept_case").fetchone()[0]


def value_of(mirror, name):
    row = mirror.execute("select value from value where name = ?", (name,)).fetchone()
    return row and row[0]


def set_value(mirror, name, value):
    mirror.execute("insert or replace into value (name, value) values (?, ?)", (name, value))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
