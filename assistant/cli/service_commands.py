"""Commands of who runs the service: keys, audit log, backup, and what it is made of."""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser, Namespace
from pathlib import Path
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

    backup = subs.add_parser("backup", help="corpus, audit log and keys in one file")
    backup.add_argument("file", metavar="FILE")
    backup.set_defaults(run=back_up)
    restoring = subs.add_parser("restore", help="put a backup back; stop the server before")
    restoring.add_argument("file", metavar="FILE")
    restoring.add_argument(
        "--replace", action="store_true", help="also where there is something; it is kept beside"
    )
    restoring.set_defaults(run=restore)
    licences = subs.add_parser("licences", help="licences of the packages and the weights")
    licences.add_argument("--json", action="store_true", help="print JSON")
    licences.set_defaults(run=list_licences)
    bill = subs.add_parser("sbom", help="software bill of materials, CycloneDX JSON")
    bill.set_defaults(run=print_sbom)


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
    if checked.lost:
        print(f"{checked.lost} more could not be written when they came; the log says when.")
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
    removed = AuditLog(settings.audit_folder, settings.audit_days).expire(looked_at_the_clock=True)
    print(f"{removed} files older than {settings.audit_days} days were removed.")
    return 0


def back_up(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant backup``."""
    from assistant.backup import back_up as write

    count = write(settings, Path(arguments.file))
    print(f"{count} files are in the backup.")
    return 0


def restore(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant restore``."""
    from assistant.backup import restore as put_back

    count = put_back(settings, Path(arguments.file), replace=arguments.replace)
    print(f"{count} files are back; run 'assistant corpus verify' and 'assistant corpus index'.")
    return 0


def list_licences(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant licences``."""
    from assistant.provenance.parts import parts

    found = parts()
    if arguments.json:
        listed = [
            {"name": part.name, "version": part.version, "licence": part.licence} for part in found
        ]
        print(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        for part in found:
            print(f"{part.name}\t{part.version}\t{part.licence}")
    return 0


def print_sbom(arguments: Namespace, settings: Settings, build: Build) -> int:
    """``assistant sbom``."""
    from assistant.provenance.parts import parts
    from assistant.provenance.sbom import sbom

    print(json.dumps(sbom(parts()), ensure_ascii=False, indent=2))
    return 0
