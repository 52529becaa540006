# What the depths of the gap report add: the page in brief, and the annexes.

depth-cli = How much the report tells: brief (one page), full, or annex (with every answer and all arithmetic); the figures are the same, and JSON has always all of them
