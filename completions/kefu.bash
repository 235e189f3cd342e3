# Completion of kefu for bash. `kefu completions bash` prints this file; kefu itself knows what can be completed.
#
#   kefu completions bash > ~/.local/share/bash-completion/completions/kefu
#
# or in ~/.bashrc:  source <(kefu completions bash)

_kefu() {
    local candidate
    COMPREPLY=()
    # The whole line up to the cursor, because bash breaks words at `=` and `:`, and the part that it will replace.
    while IFS= read -r candidate; do
        COMPREPLY+=("$candidate")
    done < <(command kefu completions bash -- "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    # A folder, a list or an option with a value goes on without a blank.
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[/=,] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}

# In the order of the candidates where bash can do that.
complete -o nosort -F _kefu kefu 2>/dev/null || complete -F _kefu kefu
