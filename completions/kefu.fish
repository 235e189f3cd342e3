# Completion of kefu for fish. `kefu completions fish` prints this file; kefu itself knows what can be completed.
#
#   kefu completions fish > ~/.config/fish/completions/kefu.fish

function __kefu_complete
    set -l before (commandline --current-process --tokenize --cut-at-cursor)
    set -l word (commandline --current-token --cut-at-cursor)
    command kefu completions fish -- $before "$word" 2>/dev/null
end

complete --command kefu --no-files --keep-order --arguments '(__kefu_complete)'
