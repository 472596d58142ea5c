"""Passwords (口令): how they are kept, which are refused, and those given for one use."""

from __future__ import annotations

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from review.web.errors import Unusable

MIN_LENGTH = 10
MAX_LENGTH = 200
"""Longer ones only cost time to hash."""

_COMMON = frozenset(
    [
        "1234567890",
        "0123456789",
        "12345678910",
        "1234567891",
        "0987654321",
        "1111111111",
        "0000000000",
        "1122334455",
        "123123123123",
        "1234512345",
        "password12",
        "password123",
        "password1234",
        "passw0rd123",
        "p@ssw0rd123",
        "p@ssword123",
        "admin12345",
        "admin123456",
        "administrator",
        "admin@1234",
        "admin@12345",
        "adminadmin",
        "qwertyuiop",
        "qwerty12345",
        "qwerty123456",
        "qwer1234567",
        "1q2w3e4r5t",
        "1qaz2wsx3edc",
        "1qaz@wsx3e",
        "q1w2e3r4t5",
        "asdfghjkl1",
        "asdfghjklz",
        "zxcvbnm123",
        "abcd123456",
        "abc1234567",
        "abcdefghij",
        "a123456789",
        "aa12345678",
        "aa123456789",
        "iloveyou123",
        "woaini1314",
        "woaini520520",
        "5201314520",
        "welcome123",
        "letmein1234",
        "changeme123",
        "juanjian123",
        "juanjian1234",
        "test123456",
        "user123456",
        "root123456",
    ]
)
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without the letters and digits that look alike on a console (i l o 0 1)."""

_hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


def hash_password(password: str) -> str:
    """What is kept of a password."""
    return _hasher.hash(password)


def is_password(password: str, kept: str | None) -> bool:
    """Whether the password is the one kept; takes the same time where none is kept."""
    try:
        _hasher.verify(kept or _of_nobody(), password[:MAX_LENGTH])
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None and len(password) <= MAX_LENGTH


def is_outdated(kept: str) -> bool:
    """Whether what is kept was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(kept)


def refuse_weak(password: str, login: str) -> None:
    """Raises an error in Chinese that says what a password lacks."""
    if len(password) < MIN_LENGTH:
        raise Unusable("password_weak", f"口令至少要有 {MIN_LENGTH} 个字符。")
    if len(password) > MAX_LENGTH:
        raise Unusable("password_weak", f"口令不能超过 {MAX_LENGTH} 个字符。")
    plain = password.casefold()
    if login and login.casefold() in plain and len(plain) - len(login) < MIN_LENGTH // 2:
        raise Unusable("password_weak", "口令不能是登录名，也不能只在登录名后面加几个字符。")
    if plain in _COMMON:
        raise Unusable("password_weak", "这个口令太常见，容易被猜到，请换一个。")
    if len(set(plain)) < 5:
        raise Unusable("password_weak", "口令中不同的字符太少，请换一个。")


def one_time_password() -> str:
    """A random password to be told to somebody and changed at the first login (一次性口令)."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))


@cache
def _of_nobody() -> str:
    """Compared with where there is no such login, so that the answer takes as long."""
    return _hasher.hash(secrets.token_urlsafe(16))
