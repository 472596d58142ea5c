"""Rules, scikit-learn and the encoder beside one another: `make measure-models`."""
