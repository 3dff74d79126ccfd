"""What the law says, by jurisdiction and by date: one file each, every fact with its source.

Facts serve drafting and warnings; they are not legal advice. Each topic of a jurisdiction is a
`Fact`, a `NoRule` (researched: there is no such rule) or None (not determined); a fact that nobody
could verify says so in `sure` and `unverified`.
"""
