# Documents as text: drawn for a terminal, and as linear text for a screen reader.

terminal-pair = { $label }: { $value }

terminal-legend = The marks run from 0 to 100 %: { $evidenced }{"\u00A0"}supported by evidence, { $claimed }{"\u00A0"}claimed beyond that, { $potential }{"\u00A0"}possible beyond that if every open answer turns out to be the best one.

# Linear text.
terminal-marking = Marking: { $text }
terminal-notice = Please note: { $text }
terminal-space = { $text }: to be written by hand
terminal-section = Section: { $text }
terminal-subsection = Subsection: { $text }
terminal-topic = Topic: { $text }
terminal-table = Table: { $text }
terminal-join = { $first }; { $next }
terminal-end = { $text }.
terminal-readings = claimed { $claimed }, evidenced { $evidenced }, potential { $potential }
