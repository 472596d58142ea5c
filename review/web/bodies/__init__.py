"""What is sent and answered (报文): the exact shape of every JSON of `/api/v1`."""
