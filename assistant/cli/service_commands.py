"""Commands of who runs the service: keys and the audit log."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from typing import Any, get_args

from assistant.cli.commands import Build
from assistant.errors import UsageError
from assistant.settings import Role, Settings

_HEAD = re.compile(r"(\d{1,12}):([0-9a-f]{64})")


def add(subs: Any, parser_class: type[ArgumentParser]) -> None:
    """Add the commands to the parser's own."""
    key = subs.add_parser("key", help="keys of the API")
    works = key.add_subparsers(metavar="WORK", required=True, parser_class=parser_class)
    new = works.add_parser("new", help="make a key; it is shown once")
    new.add_argument("name", help="what it is for, such as journalsystem-1")
    new.add_argument("--role", choices=get_args(Role), default="nurse")
    new.set_defaults(run=key_new)
    works.add_parser("list", help="names, roles and days of the keys").set_defaults(run=key_list)
    remove = works.add_parser("remove", help="take a key out of use, from the next request on")
    remove.add_argument("name")
    remove.set_defaults(run=key_remove)

    audit = subs.add_parser("audit", help="the audit log of the server")
    works = audit.add_subparsers(metavar="WORK", required=True, parser_class=parser_class)
    verify = works.add_parser("verify", help="check its chain of hashes")
    verify.add_argument(
        "--kept",
        metavar="NUMBER:HASH",
        action="append",
        default=[],
        help="a last line that was kept elsewhere; may be given several times",
    )
    verify.set_defaults(run=audit_verify)
    expire = works.add_parser("expire", help="remove what is older than the retention")
    expire.set_defaults(run=audit_expire)


def key_new(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant key new``."""
    from assistant.api.keys import KeyRing

    print(KeyRing(settings.keys_file).new(arguments.name, arguments.role))
    return 0


def key_list(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant key list``."""
    from assistant.api.keys import KeyRing

    for key in KeyRing(settings.keys_file).all():
        print(f"{key.name}\t{key.role}\t{key.created}")
    return 0


def key_remove(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant key remove``."""
    from assistant.api.keys import KeyRing

    KeyRing(settings.keys_file).remove(arguments.name)
    print("The key is out of use.")
    return 0


def audit_verify(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant audit verify``: 1 where the chain is broken."""
    from assistant.audit.chain import Head
    from assistant.audit.log import AuditLog

    found = [_HEAD.fullmatch(each) for each in arguments.kept]
    kept = tuple(Head(seq=int(each[1]), hash=each[2]) for each in found if each)
    if len(kept) != len(found):
        raise UsageError("--kept takes what an earlier verify printed last, NUMBER:HASH.")
    checked = AuditLog(settings.audit_folder, settings.audit_days).check(kept)
    for fault in checked.faults:
        print(fault)
    if checked.faults:
        print(f"The audit log is broken: {len(checked.faults)} faults.")
        return 1
    print(
        f"{checked.entries} entries, from number {checked.first}: the chain is whole. Keep its end "
        f"elsewhere:\n{checked.head.seq}:{checked.head.hash}"
    )
    return 0


def audit_expire(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant audit expire``."""
    from assistant.audit.log import AuditLog

    if not settings.audit_days:
        raise UsageError("ASSISTANT_AUDIT_DAYS is 0: entries are kept for good.")
    removed = AuditLog(settings.audit_folder, settings.audit_days).expire()
    print(f"{removed} files older than {settings.audit_days} days were removed.")
    return 0
