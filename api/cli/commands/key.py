"""`policytrace key`: who may write over HTTP."""

from __future__ import annotations

import click

from api.cli.options import Options, common_options, json_option
from ontology.vocabulary import Wording

SCOPES = ("read", "decide", "load", "admin")
_HEADINGS = (
    Wording("Id", "รหัส"), Wording("Holder", "ผู้ถือ"), Wording("Scopes", "สิทธิ์"), Wording("Created", "สร้างเมื่อ"),
    Wording("Revoked", "ยกเลิกเมื่อ"),
)  # fmt: skip
_MADE = Wording(
    "Key {id} for {name}. It is shown this once; send it as `Authorization: Bearer KEY`:",
    "กุญแจ {id} สำหรับ {name} แสดงครั้งนี้ครั้งเดียว ส่งเป็น Authorization: Bearer กุญแจ:",
)
_ENDED = Wording("Key {id} ({name}) is revoked.", "ยกเลิกกุญแจ {id} ({name}) แล้ว")
_NONE = Wording("There are no keys.", "ยังไม่มีกุญแจ")


@click.group(short_help="Keys for writing over HTTP.")
@common_options
def key() -> None:
    """Make, list and revoke the keys that writing over HTTP needs.

    Scopes: read (where the service does not let everybody read), decide (findings and proposals),
    load (documents and results), admin (everything). A key is kept as a hash, beside the base.
    """


@key.command(short_help="Make a key and show it once.")
@click.argument("name")
@click.option(
    "--scope", "scopes", type=click.Choice(SCOPES), multiple=True, required=True, help="What it allows; repeatable."
)
@json_option
@common_options
@click.pass_obj
def create(options: Options, name: str, scopes: tuple[str, ...], as_json: bool) -> None:
    """Make a key for NAME, an office or a position; stdout holds the key alone."""
    from api.cli import output
    from api.keys import Scope, create_key
    from api.keys_views import key_json
    from api.words import pick

    with options.store() as store:
        made, token = create_key(store, name, {Scope(scope) for scope in scopes})
    if as_json:
        output.print_json({**key_json(made), "token": token})
        return
    output.note(pick(_MADE, options.lang).format(id=made.id, name=made.name))
    output.print_line(token)


@key.command("list", short_help="List the keys.")
@json_option
@common_options
@click.pass_obj
def list_(options: Options, as_json: bool) -> None:
    """List the keys, revoked ones too."""
    from api.cli import output
    from api.keys import list_keys
    from api.keys_views import key_json
    from api.words import pick

    with options.reader() as reader:
        found = [key_json(each) for each in list_keys(reader)]
    if as_json:
        output.print_json({"keys": found})
    elif not found:
        output.print_line(pick(_NONE, options.lang))
    else:
        rows = [
            (row["id"], row["name"], ", ".join(row["scopes"]), row["created"], row["revoked"] or "") for row in found
        ]
        output.show(output.table([pick(word, options.lang) for word in _HEADINGS], rows))


@key.command(short_help="End a key.")
@click.argument("identifier", metavar="ID")
@json_option
@common_options
@click.pass_obj
def revoke(options: Options, identifier: str, as_json: bool) -> None:
    """End the key of an ID, at once and for good; its record stays."""
    from api.cli import output
    from api.keys import revoke_key
    from api.keys_views import key_json
    from api.words import pick

    with options.store() as store:
        ended = revoke_key(store, identifier)
    if as_json:
        output.print_json(key_json(ended))
    else:
        output.print_line(pick(_ENDED, options.lang).format(id=ended.id, name=ended.name))
