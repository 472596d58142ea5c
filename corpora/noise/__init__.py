"""How readings go wrong (识读噪声): counted on scans, and drawn again for training texts."""

from corpora.noise.spoil import Spoilt, look_alikes, spoil

__all__ = ["Spoilt", "look_alikes", "spoil"]
