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
drawing-axis = { $title } { $claimed } %
drawing-axis-with-target = { $title } { $claimed } %, target { $target } %
drawing-target-figure = target { $figure } %
drawing-continued = { $title } (continued)
drawing-together = several that are funded together, joined in the list
drawing-with = with { $title }
drawing-cut = longer than it is drawn, so that the steps can be seen; its figure stands beside it
drawing-planned = to be done
drawing-under-way = runs already
drawing-dots-trust = down to what evidence supports
drawing-slope-clear = more than open answers could make
drawing-slope-unsure = within uncertainty
drawing-spread-ends = from the least to the greatest
drawing-spread-box = the middle half
drawing-spread-median = the one in the middle
drawing-spread-mean = mean
