"""Checks on delivery, payment, execution and closing (送达、执行与结案)."""
