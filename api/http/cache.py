"""Ready answers, kept while they are asked for again; of a base that has changed none is found."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Cache(Generic[Value]):
    """The values asked for last, whose sizes together stay within `most`; safe to use from several threads.

    A value is made once, however many ask for it at the same time: the others wait for it.
    """

    def __init__(self, most: int, size: Callable[[Value], int]) -> None:
        self._most = most
        self._size = size
        self._values: OrderedDict[str, Value] = OrderedDict()
        self._held = 0
        self._lock = Lock()
        self._making: dict[str, Lock] = {}

    def get(self, key: str, make: Callable[[], Value]) -> Value:
        """The value of a key, made where it is not there; what fails is not kept."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
            making = self._making.setdefault(key, Lock())
        with making:
            with self._lock:
                if key in self._values:
                    return self._values[key]
            try:
                value = make()
                self._keep(key, value)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return value

    def _keep(self, key: str, value: Value) -> None:
        size = self._size(value)
        if size > self._most:
            return
        with self._lock:
            self._values[key] = value
            self._held += size
            while self._held > self._most:
                _, oldest = self._values.popitem(last=False)
                self._held -= self._size(oldest)
