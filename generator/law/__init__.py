"""What the law says, by place and by date: one file each, every fact with its source.

Facts serve drafting and warnings; they are not legal advice. What a file of a place may hold is a model that
a pack makes: its topics are fields, each a `History` of facts or several `SideBySide`. On a day a topic is a
`Fact`, a `NoRule` (researched: there is no such rule) or None (not determined); a fact that nobody could
verify says so in `sure` and `unverified`.
"""
