"""Who may use a shared screen: a file of `name:role:hash` lines, checked in constant time.

`python -m assistant.screens.users 名前 役割` asks for a password and prints such a line.
"""

import asyncio
import base64
import binascii
import getpass
import hashlib
import hmac
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

COST, BLOCK, PARALLEL, KEY_BYTES, SALT_BYTES = 2**14, 8, 5, 32, 16
"""scrypt's n, r and p, and the sizes of key and salt.

Source: OWASP Password Storage Cheat Sheet, scrypt with 16 MiB (n=2^14, r=8, p=5).
"""

MIN_PASSWORD_CHARACTERS = 12


class UsersFileError(ValueError):
    """The users file cannot be used; the message names the line and what to do."""


@dataclass(frozen=True, slots=True)
class User:
    """Someone who may log in: their name, their role, and the hash of their password."""

    name: str
    role: str
    password_hash: str


class Users:
    """The people of a users file."""

    def __init__(self, users: Mapping[str, User]) -> None:
        self.by_name = dict(users)
        self._nobody = hash_password("")

    def admits(self, name: str, password: str) -> bool:
        """Whether this name has this password. An unknown name takes as long as a known one."""
        user = self.by_name.get(name)
        matches = is_password(password, user.password_hash if user else self._nobody)
        return matches and user is not None

    async def admit(self, name: str, password: str) -> bool:
        """`admits`, beside the event loop: the hash takes a moment, and nobody else should wait for it."""
        return await asyncio.to_thread(self.admits, name, password)


def read_users(path: Path) -> Users:
    """Return the people of a users file; empty lines and lines that begin with # are passed over.

    Raises:
        UsersFileError: the file cannot be read, holds nobody, or has a line of another form.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsersFileError(
            f"{path}：利用者のファイルを読めません。場所と文字コード（UTF-8）を確かめてください。"
        ) from error
    users: dict[str, User] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            user = _user(line, f"{path} {number}行目")
            users[user.name] = user
    if not users:
        raise UsersFileError(
            f"{path}：利用者が一人も書かれていません。「名前:役割:ハッシュ」の行を足してください。"
        )
    return Users(users)


def hash_password(password: str, salt: bytes | None = None) -> str:
    """Return `scrypt$n$r$p$salt$key`, salt and key in base64; a new random salt unless one is given."""
    salt = os.urandom(SALT_BYTES) if salt is None else salt
    key = hashlib.scrypt(password.encode(), salt=salt, n=COST, r=BLOCK, p=PARALLEL, dklen=KEY_BYTES)
    parts = (base64.b64encode(part).decode() for part in (salt, key))
    return "$".join(["scrypt", str(COST), str(BLOCK), str(PARALLEL), *parts])


def is_password(password: str, password_hash: str) -> bool:
    """Whether the hash is that of the password, compared in constant time."""
    n, r, p, salt, key = _parts(password_hash)
    given = hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, dklen=len(key))
    return hmac.compare_digest(given, key)


def _user(line: str, place: str) -> User:
    parts = line.strip().split(":")
    if len(parts) != 3 or not all(parts):
        raise UsersFileError(f"{place}：「名前:役割:ハッシュ」の形ではありません。書き直してください。")
    try:
        _parts(parts[2])
    except (ValueError, binascii.Error) as error:
        raise UsersFileError(
            f"{place}：パスワードのハッシュを読めません。"
            "「python -m assistant.screens.users 名前 役割」で行を作り直してください。"
        ) from error
    return User(*parts)


def _parts(password_hash: str) -> tuple[int, int, int, bytes, bytes]:
    """n, r, p, salt and key of a hash."""
    scheme, n, r, p, salt, key = password_hash.split("$")
    if scheme != "scrypt":
        raise ValueError(scheme)
    numbers = int(n), int(r), int(p)
    if numbers[0] > COST or numbers[1] > BLOCK or numbers[2] > PARALLEL:
        raise ValueError(numbers)
    return (*numbers, base64.b64decode(salt, validate=True), base64.b64decode(key, validate=True))


def main(argv: Sequence[str]) -> int:
    """Ask for a password twice and print the line for the users file."""
    if len(argv) != 2 or any(":" in part or not part for part in argv):
        return _refuse("使い方：python -m assistant.screens.users 名前 役割（「:」は使えません）", 2)
    password = getpass.getpass("パスワード：")
    if (length := len(password)) < MIN_PASSWORD_CHARACTERS:
        return _refuse(f"パスワードは{MIN_PASSWORD_CHARACTERS}文字以上にしてください（今は{length}文字）。")
    if getpass.getpass("もう一度：") != password:
        return _refuse("二度の入力が違います。もう一度お試しください。")
    print(f"{argv[0]}:{argv[1]}:{hash_password(password)}")
    return 0


def _refuse(message: str, exit_code: int = 1) -> int:
    print(message, file=sys.stderr)
    return exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
