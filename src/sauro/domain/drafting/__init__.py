"""Kiểm tra dự thảo. A document before it is signed, against the form of its family and date and the six clarities."""
