"""Starts the desk on this machine: `python app.py`, then open the address it prints."""

from review.desk.start import start_desk

if __name__ == "__main__":
    start_desk()
