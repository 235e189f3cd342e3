# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_kefu_global_optspecs
    string join \n p/profile= config= demo o/output= encoding= to= columns= labels no-labels no-header raw mask jq= limit= fail-empty lang= timezone= color= wide ambiguous-width= q/quiet v/verbose timeout= deadline= retries= concurrency= h/help V/version
end

function __fish_kefu_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_kefu_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_kefu_using_subcommand
    set -l cmd (__fish_kefu_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c kefu -n "__fish_kefu_needs_command" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_needs_command" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_needs_command" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_needs_command" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_needs_command" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_needs_command" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_needs_command" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_needs_command" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_needs_command" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_needs_command" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_needs_command" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_needs_command" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_needs_command" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_needs_command" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_needs_command" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_needs_command" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_needs_command" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_needs_command" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_needs_command" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_needs_command" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_needs_command" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_needs_command" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_needs_command" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_needs_command" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_needs_command" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_needs_command" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_needs_command" -s V -l version -d 'Print version'
complete -c kefu -n "__fish_kefu_needs_command" -f -a "complaints" -d 'Complaints at Gome (国美): by telephone and on the web'
complete -c kefu -n "__fish_kefu_needs_command" -f -a "views" -d 'Ticket views at Bangwo8 (帮我吧 查询器): their list, tickets and counts'
complete -c kefu -n "__fish_kefu_needs_command" -f -a "tickets" -d 'Tickets at Bangwo8 (帮我吧 工单)'
complete -c kefu -n "__fish_kefu_needs_command" -f -a "project" -d 'Customer projects at eshouhou (易售后 客户项目)'
complete -c kefu -n "__fish_kefu_needs_command" -f -a "api" -d 'Make a raw, read-only call, signed by the adapter; the answer is shown as it came'
complete -c kefu -n "__fish_kefu_needs_command" -f -a "check" -d 'Check for a monitoring system: exit 0 ok, 1 warning, 2 critical, 3 could not be checked'
complete -c kefu -n "__fish_kefu_needs_command" -f -a "config" -d 'Make, show and check the configuration'
complete -c kefu -n "__fish_kefu_needs_command" -f -a "export" -d 'Keep a directory of one file a day: made for cron, complete, and safe to run again'
complete -c kefu -n "__fish_kefu_needs_command" -f -a "fields" -d 'Show the keys of records: titles, kinds, and codes with their words and what one may type for them'
complete -c kefu -n "__fish_kefu_needs_command" -f -a "sandbox" -d 'Serve the vendors on this machine, with invented data, to try kefu and test scripts'
complete -c kefu -n "__fish_kefu_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c kefu -n "__fish_kefu_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -f -a "list" -d 'List complaints, all pages of them'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -f -a "show" -d 'Show complaints with all their fields'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -f -a "stats" -d 'Count complaints by status, day, or what else they have'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and not __fish_seen_subcommand_from list show stats help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l since -d 'Made on this day or later: 2026-11-22, yesterday/昨天, 7d, this-week/本周, last-month/上月, …' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l until -d 'Made on this day or earlier, the day included' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l on -d 'Made on this day, or in a range like 2026-11-01..2026-11-07' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l status -d 'In this state: a code, the vendor\'s word, or pending, processing, closed, …; open and done stand for several' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l quality -d 'Quality check: unchecked, passed or failed' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l reply-limit -d 'Reply limit: 8h, 4h, 2h or 1h (一般, 投诉, 加急, 重大)' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l order -d 'With this delivery order number (- reads numbers from standard input)' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l work-order -d 'With this work order number (- reads numbers from standard input)' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l channel -d 'Where the complaint was made' -r -f -a "phone\t'By telephone (电话投诉)'
web\t'On the web site (网站投诉)'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l type -d 'About this (web only): logistics, after-sales, refund, promotion, website, installation' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l watch -d 'Ask again every TIME, 5s or longer, and show what has changed, until Ctrl-C' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l overdue -d 'Only those past their reply limit'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l on-time -d 'Only those within their reply limit'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l by -d 'What to count by, one thing or two' -r -f -a "status\t'Where it stands'
day\t'The day on which it was made; every day of the window, also without complaints'
overdue\t'Whether it is past its reply limit'
quality\t'The quality check'
type\t'What it is about'
brand\t'The goods\' brand'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l since -d 'Made on this day or later: 2026-11-22, yesterday/昨天, 7d, this-week/本周, last-month/上月, …' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l until -d 'Made on this day or earlier, the day included' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l on -d 'Made on this day, or in a range like 2026-11-01..2026-11-07' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l status -d 'In this state: a code, the vendor\'s word, or pending, processing, closed, …; open and done stand for several' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l quality -d 'Quality check: unchecked, passed or failed' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l reply-limit -d 'Reply limit: 8h, 4h, 2h or 1h (一般, 投诉, 加急, 重大)' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l order -d 'With this delivery order number (- reads numbers from standard input)' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l work-order -d 'With this work order number (- reads numbers from standard input)' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l channel -d 'Where the complaint was made' -r -f -a "phone\t'By telephone (电话投诉)'
web\t'On the web site (网站投诉)'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l type -d 'About this (web only): logistics, after-sales, refund, promotion, website, installation' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l watch -d 'Ask again every TIME, 5s or longer, and show what has changed, until Ctrl-C' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l overdue -d 'Only those past their reply limit'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l on-time -d 'Only those within their reply limit'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from help" -f -a "list" -d 'List complaints, all pages of them'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show complaints with all their fields'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from help" -f -a "stats" -d 'Count complaints by status, day, or what else they have'
complete -c kefu -n "__fish_kefu_using_subcommand complaints; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -f -a "list" -d 'List the views'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -f -a "show" -d 'Show views'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -f -a "tickets" -d 'List the tickets of a view, all pages of them'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -f -a "count" -d 'Count the tickets of views'
complete -c kefu -n "__fish_kefu_using_subcommand views; and not __fish_seen_subcommand_from list show tickets count help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l active -d 'Only those in use'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l counts -d 'With the number of tickets in each'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l expand-fields -d 'With the tenant\'s own fields by their names, a column each; options as their texts'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from tickets" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l watch -d 'Ask again every TIME, 5s or longer, and show what has changed, until Ctrl-C' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from count" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the views'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show views'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from help" -f -a "tickets" -d 'List the tickets of a view, all pages of them'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from help" -f -a "count" -d 'Count the tickets of views'
complete -c kefu -n "__fish_kefu_using_subcommand views; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -f -a "show" -d 'Show tickets with all their fields'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and not __fish_seen_subcommand_from show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show tickets with all their fields'
complete -c kefu -n "__fish_kefu_using_subcommand tickets; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -f -a "show" -d 'Show projects with all their fields'
complete -c kefu -n "__fish_kefu_using_subcommand project; and not __fish_seen_subcommand_from show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l serial -d 'The project of the device with this serial number' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l network -d 'The service network; the configured one or the head office\'s without it' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l network-type -d 'What kind of network it is' -r -f -a "hq\t'The head office (总部)'
branch\t'A branch (网点)'"
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show projects with all their fields'
complete -c kefu -n "__fish_kefu_using_subcommand project; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand api" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand api" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand api" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand api" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand api" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand api" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand api" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand api" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand api" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand api" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand api" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand api" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand api" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand api" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand api" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand api" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand api" -l paginate -d 'Fetch all pages, and show the records of their lists'
complete -c kefu -n "__fish_kefu_using_subcommand api" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand api" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand api" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand api" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand api" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand api" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand api" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand api" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand api" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand api" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand api" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -f -a "view" -d 'Check how many tickets a view holds'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -f -a "complaints" -d 'Check how many complaints there are, or are about to pass their reply limit; the filters are those of `list`'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -f -a "export" -d 'Check that a directory of exports is kept up to date'
complete -c kefu -n "__fish_kefu_using_subcommand check; and not __fish_seen_subcommand_from view complaints export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -s w -l warning -d 'Warn when the number is outside this range: 10 (0 to 10), 10:, ~:10, 10:20; inside it with @10:20' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -s c -l critical -d 'The same for a critical state, which counts more' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from view" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l due-within -d 'Only open ones without a reply whose reply limit ends within this time, e.g. 30m; -w 0 unless -w or -c is given' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -s w -l warning -d 'Warn when the number is outside this range: 10 (0 to 10), 10:, ~:10, 10:20; inside it with @10:20' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -s c -l critical -d 'The same for a critical state, which counts more' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l since -d 'Made on this day or later: 2026-11-22, yesterday/昨天, 7d, this-week/本周, last-month/上月, …' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l until -d 'Made on this day or earlier, the day included' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l on -d 'Made on this day, or in a range like 2026-11-01..2026-11-07' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l status -d 'In this state: a code, the vendor\'s word, or pending, processing, closed, …; open and done stand for several' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l quality -d 'Quality check: unchecked, passed or failed' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l reply-limit -d 'Reply limit: 8h, 4h, 2h or 1h (一般, 投诉, 加急, 重大)' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l order -d 'With this delivery order number (- reads numbers from standard input)' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l work-order -d 'With this work order number (- reads numbers from standard input)' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l channel -d 'Where the complaint was made' -r -f -a "phone\t'By telephone (电话投诉)'
web\t'On the web site (网站投诉)'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l type -d 'About this (web only): logistics, after-sales, refund, promotion, website, installation' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l overdue -d 'Only those past their reply limit'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l on-time -d 'Only those within their reply limit'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from complaints" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l dir -d 'The directory' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l max-age -d 'How long ago the vendor may have been asked: 26h, 90m, 1h30m' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "view" -d 'Check how many tickets a view holds'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "complaints" -d 'Check how many complaints there are, or are about to pass their reply limit; the filters are those of `list`'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "export" -d 'Check that a directory of exports is kept up to date'
complete -c kefu -n "__fish_kefu_using_subcommand check; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -f -a "init" -d 'Ask for each vendor\'s settings and write the configuration file'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -f -a "show" -d 'Show the profile, the options and the settings in force and where each comes from, secrets as ***'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -f -a "path" -d 'Print where the configuration file is'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -f -a "check" -d 'Ask each configured vendor whether it accepts the credentials'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -f -a "example" -d 'Print an example file that has every setting'
complete -c kefu -n "__fish_kefu_using_subcommand config; and not __fish_seen_subcommand_from init show path check example help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from example" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "init" -d 'Ask for each vendor\'s settings and write the configuration file'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show the profile, the options and the settings in force and where each comes from, secrets as ***'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "path" -d 'Print where the configuration file is'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "check" -d 'Ask each configured vendor whether it accepts the credentials'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "example" -d 'Print an example file that has every setting'
complete -c kefu -n "__fish_kefu_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -f -a "complaints" -d 'Complaints by the day they were made: days that are missing, and days that may still change'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -f -a "tickets" -d 'The tickets of a view as they are now, a file a day'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -f -a "counts" -d 'How many tickets views hold, a row a view added to the day\'s file'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -f -a "status" -d 'Show the days of a directory, its gaps, its age and its last error'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -f -a "log" -d 'Show the last runs'
complete -c kefu -n "__fish_kefu_using_subcommand export; and not __fish_seen_subcommand_from complaints tickets counts status log help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l dir -d 'The directory; it is made if it is not there' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l layout -d 'Where in it a day\'s file is' -r -f -a "flat\t'complaints-2026-11-22.csv'
hive\t'dt=2026-11-22/complaints.csv, as data lakes are laid out'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l max-shrink -d 'Refuse to replace a file by one that has lost more than this share of its rows' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l keep -d 'Remove the files of older days than the last N' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l refresh -d 'So many days are fetched each time, today included: complaints change after they were made' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l since -d 'Made on this day or later: 2026-11-22, yesterday/昨天, 7d, this-week/本周, last-month/上月, …' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l until -d 'Made on this day or earlier, the day included' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l on -d 'Made on this day, or in a range like 2026-11-01..2026-11-07' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l status -d 'In this state: a code, the vendor\'s word, or pending, processing, closed, …; open and done stand for several' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l quality -d 'Quality check: unchecked, passed or failed' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l reply-limit -d 'Reply limit: 8h, 4h, 2h or 1h (一般, 投诉, 加急, 重大)' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l order -d 'With this delivery order number (- reads numbers from standard input)' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l work-order -d 'With this work order number (- reads numbers from standard input)' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l channel -d 'Where the complaint was made' -r -f -a "phone\t'By telephone (电话投诉)'
web\t'On the web site (网站投诉)'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l type -d 'About this (web only): logistics, after-sales, refund, promotion, website, installation' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l wait -d 'Wait until another run on the same directory has ended'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l latest -d 'Let `latest.csv` (or what the files\' extension is) lead to the newest file'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l overdue -d 'Only those past their reply limit'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l on-time -d 'Only those within their reply limit'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from complaints" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l dir -d 'The directory; it is made if it is not there' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l layout -d 'Where in it a day\'s file is' -r -f -a "flat\t'complaints-2026-11-22.csv'
hive\t'dt=2026-11-22/complaints.csv, as data lakes are laid out'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l max-shrink -d 'Refuse to replace a file by one that has lost more than this share of its rows' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l keep -d 'Remove the files of older days than the last N' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l view -d 'The view\'s id or title, e.g. 15 or 售中' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l wait -d 'Wait until another run on the same directory has ended'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l latest -d 'Let `latest.csv` (or what the files\' extension is) lead to the newest file'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l expand-fields -d 'With the tenant\'s own fields by their names'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from tickets" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l dir -d 'The directory; it is made if it is not there' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l layout -d 'Where in it a day\'s file is' -r -f -a "flat\t'complaints-2026-11-22.csv'
hive\t'dt=2026-11-22/complaints.csv, as data lakes are laid out'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l max-shrink -d 'Refuse to replace a file by one that has lost more than this share of its rows' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l keep -d 'Remove the files of older days than the last N' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l wait -d 'Wait until another run on the same directory has ended'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l latest -d 'Let `latest.csv` (or what the files\' extension is) lead to the newest file'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from counts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l dir -d 'The directory' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l dir -d 'Only those that wrote to this directory' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "complaints" -d 'Complaints by the day they were made: days that are missing, and days that may still change'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "tickets" -d 'The tickets of a view as they are now, a file a day'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "counts" -d 'How many tickets views hold, a row a view added to the day\'s file'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show the days of a directory, its gaps, its age and its last error'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "log" -d 'Show the last runs'
complete -c kefu -n "__fish_kefu_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand fields" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand fields" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand fields" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand fields" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand fields" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand fields" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l port -d 'The port on 127.0.0.1; 0 takes any that is free' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l seed -d 'Other data: the same seed and day give the same' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l days -d 'On how many days the longest list has records' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l a-day -d 'How many records the longest list has on each day that is over; 5 to 12 without it' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l fault -d 'Misbehave; several may be given' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l disorder -d 'Also forms beyond the documented ones (times as numbers, numbers as text, bare backslashes), formulas and escape sequences'
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand sandbox" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand completions" -s p -l profile -d 'The profile of the configuration file to use' -r
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l config -d 'The configuration file' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand completions" -s o -l output -d 'In which format to write' -r -f -a "table\t'For people, aligned'
json\t'One JSON document'
jsonl\t'One JSON object a line'
csv\t'Comma-separated values, RFC 4180'
tsv\t'Tab-separated values; inside them tabs and line breaks are written \\t and \\n'
csv-excel\t'Comma-separated values for Excel and WPS: formulas guarded, long numbers kept'
xlsx\t'An Excel workbook'
md\t'A Markdown table'"
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l encoding -d 'How csv and csv-excel are encoded [default: utf-8]' -r -f -a "utf-8\t'What every program reads by now'
gb18030\t'What old programs of China read; it holds every character'
gbk\t'Its predecessor; what it cannot hold becomes `?`'"
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l to -d 'Write to this file, whole or not at all; its extension gives the format' -r -F
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l columns -d 'Which fields, in which order; `all` for every one' -r
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l jq -d 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file' -r
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l limit -d 'Stop after so many records' -r
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l lang -d 'The language of headings and words' -r -f -a "zh-CN\t'Chinese, the users\' own'
en\t'English'"
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l timezone -d 'The vendors\' time zone [default: Asia/Shanghai]' -r
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l color -d 'Colour' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l ambiguous-width -d 'How many cells the terminal gives to characters like … ─ ① [default: narrow]' -r -f -a "narrow\t'One cell'
wide\t'Two cells'"
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l timeout -d 'How long one request may take [default: 30s, bangwo8 120s]' -r
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l deadline -d 'How long the whole command may take' -r
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l retries -d 'How often to repeat a request after a passing failure [default: 3]' -r
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l concurrency -d 'How many pages to ask for at once [default: 4]' -r
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l demo -d 'Ask the sandbox inside kefu: no account, no configuration, no network'
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l labels -d 'Headings and words for people (the default of table, md, csv-excel and xlsx)'
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l no-labels -d 'Stable keys and codes (the default of json, jsonl, csv and tsv)'
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l no-header -d 'Without the line of headings (table, csv, tsv and csv-excel)'
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l raw -d 'The vendor\'s own records, untouched (json and jsonl)'
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l mask -d 'Without personal data: 139****0001, 张*, no street of an address'
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l fail-empty -d 'Exit with 5 when nothing matched'
complete -c kefu -n "__fish_kefu_using_subcommand completions" -l wide -d 'Tables as wide as their data, also on a terminal'
complete -c kefu -n "__fish_kefu_using_subcommand completions" -s q -l quiet -d 'Say errors only'
complete -c kefu -n "__fish_kefu_using_subcommand completions" -s v -l verbose -d 'Say what is asked and how long it took; twice: each request and response, secrets removed'
complete -c kefu -n "__fish_kefu_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kefu -n "__fish_kefu_using_subcommand help; and not __fish_seen_subcommand_from complaints views tickets project api check config export fields sandbox completions help" -f -a "complaints" -d 'Complaints at Gome (国美): by telephone and on the web'
complete -c kefu -n "__fish_kefu_using_subcommand help; and not __fish_seen_subcommand_from complaints views tickets project api check config export fields sandbox completions help" -f -a "views" -d 'Ticket views at Bangwo8 (帮我吧 查询器): their list, tickets and counts'
complete -c kefu -n "__fish_kefu_using_subcommand help; and not __fish_seen_subcommand_from complaints views tickets project api check config export fields sandbox completions help" -f -a "tickets" -d 'Tickets at Bangwo8 (帮我吧 工单)'
complete -c kefu -n "__fish_kefu_using_subcommand help; and not __fish_seen_subcommand_from complaints views tickets project api check config export fields sandbox completions help" -f -a "project" -d 'Customer projects at eshouhou (易售后 客户项目)'
complete -c kefu -n "__fish_kefu_using_subcommand help; and not __fish_seen_subcommand_from complaints views tickets project api check config export fields sandbox completions help" -f -a "api" -d 'Make a raw, read-only call, signed by the adapter; the answer is shown as it came'
complete -c kefu -n "__fish_kefu_using_subcommand help; and not __fish_seen_subcommand_from complaints views tickets project api check config export fields sandbox completions help" -f -a "check" -d 'Check for a monitoring system: exit 0 ok, 1 warning, 2 critical, 3 could not be checked'
complete -c kefu -n "__fish_kefu_using_subcommand help; and not __fish_seen_subcommand_from complaints views tickets project api check config export fields sandbox completions help" -f -a "config" -d 'Make, show and check the configuration'
complete -c kefu -n "__fish_kefu_using_subcommand help; and not __fish_seen_subcommand_from complaints views tickets project api check config export fields sandbox completions help" -f -a "export" -d 'Keep a directory of one file a day: made for cron, complete, and safe to run again'
complete -c kefu -n "__fish_kefu_using_subcommand help; and not __fish_seen_subcommand_from complaints views tickets project api check config export fields sandbox completions help" -f -a "fields" -d 'Show the keys of records: titles, kinds, and codes with their words and what one may type for them'
complete -c kefu -n "__fish_kefu_using_subcommand help; and not __fish_seen_subcommand_from complaints views tickets project api check config export fields sandbox completions help" -f -a "sandbox" -d 'Serve the vendors on this machine, with invented data, to try kefu and test scripts'
complete -c kefu -n "__fish_kefu_using_subcommand help; and not __fish_seen_subcommand_from complaints views tickets project api check config export fields sandbox completions help" -f -a "completions" -d 'Print a completion script for a shell'
complete -c kefu -n "__fish_kefu_using_subcommand help; and not __fish_seen_subcommand_from complaints views tickets project api check config export fields sandbox completions help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from complaints" -f -a "list" -d 'List complaints, all pages of them'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from complaints" -f -a "show" -d 'Show complaints with all their fields'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from complaints" -f -a "stats" -d 'Count complaints by status, day, or what else they have'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from views" -f -a "list" -d 'List the views'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from views" -f -a "show" -d 'Show views'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from views" -f -a "tickets" -d 'List the tickets of a view, all pages of them'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from views" -f -a "count" -d 'Count the tickets of views'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from tickets" -f -a "show" -d 'Show tickets with all their fields'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from project" -f -a "show" -d 'Show projects with all their fields'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "view" -d 'Check how many tickets a view holds'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "complaints" -d 'Check how many complaints there are, or are about to pass their reply limit; the filters are those of `list`'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from check" -f -a "export" -d 'Check that a directory of exports is kept up to date'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "init" -d 'Ask for each vendor\'s settings and write the configuration file'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "show" -d 'Show the profile, the options and the settings in force and where each comes from, secrets as ***'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "path" -d 'Print where the configuration file is'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "check" -d 'Ask each configured vendor whether it accepts the credentials'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "example" -d 'Print an example file that has every setting'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from export" -f -a "complaints" -d 'Complaints by the day they were made: days that are missing, and days that may still change'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from export" -f -a "tickets" -d 'The tickets of a view as they are now, a file a day'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from export" -f -a "counts" -d 'How many tickets views hold, a row a view added to the day\'s file'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from export" -f -a "status" -d 'Show the days of a directory, its gaps, its age and its last error'
complete -c kefu -n "__fish_kefu_using_subcommand help; and __fish_seen_subcommand_from export" -f -a "log" -d 'Show the last runs'
