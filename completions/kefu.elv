# Completion of kefu for elvish. `kefu completions elvish` prints this file; kefu itself knows what can be completed.
#
#   kefu completions elvish > ~/.config/elvish/lib/kefu.elv      and  use kefu  in rc.elv

use str

set edit:completion:arg-completer[kefu] = {|@words|
    var command = (external kefu)
    $command completions elvish -- $@words 2>/dev/null | from-lines | each {|line|
        var value help = (str:split &max=2 "\t" $line)
        edit:complex-candidate $value &display=(str:trim-right $value' '$help ' ')
    }
}
