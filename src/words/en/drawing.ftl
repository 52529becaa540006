# Legends of charts that are drawn.

drawing-evidenced = supported by evidence
drawing-claimed = claimed beyond that
drawing-potential = possible beyond that, if every open answer turns out to be the best one
drawing-mark = what is claimed
drawing-claimed-with-figure = claimed, with its figure
drawing-target = target
drawing-band-first = up to { $to }
drawing-band = above { $from } to { $to }
drawing-no-figure = not assessed
drawing-together = stands for several that are funded together
drawing-point-together = { $label } ({ $count } together)
drawing-cut = longer than it is drawn, so that the steps can be seen; its figure stands beside it
