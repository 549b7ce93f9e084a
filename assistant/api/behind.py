"""What an engine shows of the engine behind it."""

from __future__ import annotations

from abc import ABC, abstractmethod

from assistant.api.engine import CorpusView, Engine
from assistant.domain.answer import Versions
from assistant.domain.resolve import Resolver
from assistant.domain.vocabulary import Vocabulary


class Behind(ABC):
    """An engine that stands before another and shows that one's knowledge as its own."""

    @property
    @abstractmethod
    def now(self) -> Engine:
        """The engine behind, at this moment."""

    @property
    def corpus(self) -> CorpusView:
        """See ``Engine``."""
        return self.now.corpus

    @property
    def vocabulary(self) -> Vocabulary:
        """See ``Engine``."""
        return self.now.vocabulary

    @property
    def versions(self) -> Versions:
        """See ``Engine``."""
        return self.now.versions

    @property
    def resolver(self) -> Resolver:
        """See ``Engine``."""
        return self.now.resolver
