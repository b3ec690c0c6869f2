"""Báo cáo: ai được làm gì. Sentences (person, thing); `sight_*` says the same to the database."""
