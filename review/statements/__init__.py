"""Statements (陈述): sentences of documents under the labels that text checks work on."""
