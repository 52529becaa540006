# Lists, text entries, pagers and questions on a full screen. Marks and names of keys; short, for one line at the foot.

screen-too-small = window too small

screen-key-space = Space
screen-key-enter = Enter
screen-key-escape = Esc
screen-key-up = Up
screen-key-down = Down
screen-key-left = Left
screen-key-right = Right
screen-key-page-up = PageUp
screen-key-page-down = PageDown
screen-key-home = Home
screen-key-end = End
screen-key-backspace = Backspace
screen-key-delete = Del
screen-key-tab = Tab
screen-key-back-tab = Shift-Tab
screen-key-control = Ctrl-{ $letter }

screen-more-below = (more below: PageDown)
screen-more-above = (more above: PageUp)
screen-more-both = (more above and below: PageUp, PageDown)
screen-place = { $now } of { $all }
screen-ticked = { $count } ticked
screen-filter = Filter: { $text }
screen-nothing-matches = Nothing matches the filter.
screen-empty = There is nothing to choose.

screen-help-move = Up/Down move
screen-help-take = Enter choose
screen-help-tick = Space tick  Enter done
screen-help-back = Esc back
screen-help-filter = / filter
screen-help-filter-typing = Type a part of the name  Down to the list
screen-help-filter-clear = Esc clear the filter

screen-entry-done = [ Done ]
screen-entry-cancel = [ Cancel ]
screen-entry-leave-anyway = Press Esc again to leave without keeping this text, or any other key to go on.
screen-help-entry-finish = Enter done
screen-help-entry-lines = Tab, then Enter: done
screen-help-entry-button = Enter press  Tab next
screen-help-entry-cancel = Esc cancel
screen-help-entry-undo = Ctrl-Z undo

screen-pager-place = Lines { $from } to { $to } of { $all } ({ $percent } %)
screen-pager-search = Search: { $text }
screen-pager-found = Search: { $text } ({ $count ->
    [one] 1 line
   *[other] { $count } lines
})
screen-pager-not-found = Search: { $text } (not found)
screen-help-pager-scroll = Up/Down/PageUp/PageDown scroll
screen-help-pager-leave = q leave
screen-help-pager-search = / search
screen-help-pager-next = n next  N previous
screen-help-pager-typing = Enter search  Esc end the search

screen-confirm-yes = Yes
screen-confirm-no = No
screen-confirm-yes-key = y
screen-confirm-no-key = n
screen-help-confirm = { $yes } yes  { $no } no  Enter choose the marked one
