
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'kefu' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'kefu'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'kefu' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('complaints', 'complaints', [CompletionResultType]::ParameterValue, 'Complaints at Gome (国美): by telephone and on the web')
            [CompletionResult]::new('views', 'views', [CompletionResultType]::ParameterValue, 'Ticket views at Bangwo8 (帮我吧 查询器): their list, tickets and counts')
            [CompletionResult]::new('tickets', 'tickets', [CompletionResultType]::ParameterValue, 'Tickets at Bangwo8 (帮我吧 工单)')
            [CompletionResult]::new('project', 'project', [CompletionResultType]::ParameterValue, 'Customer projects at eshouhou (易售后 客户项目)')
            [CompletionResult]::new('api', 'api', [CompletionResultType]::ParameterValue, 'Make a raw, read-only call, signed by the adapter; the answer is shown as it came')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check for a monitoring system: exit 0 ok, 1 warning, 2 critical, 3 could not be checked')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Make, show and check the configuration')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Keep a directory of one file a day: made for cron, complete, and safe to run again')
            [CompletionResult]::new('fields', 'fields', [CompletionResultType]::ParameterValue, 'Show the keys of records: titles, kinds, and codes with their words and what one may type for them')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Serve the vendors on this machine, with invented data, to try kefu and test scripts')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;complaints' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List complaints, all pages of them')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show complaints with all their fields')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count complaints by status, day, or what else they have')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;complaints;list' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Made on this day or later: 2026-11-22, yesterday/昨天, 7d, this-week/本周, last-month/上月, …')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Made on this day or earlier, the day included')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Made on this day, or in a range like 2026-11-01..2026-11-07')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'In this state: a code, the vendor''s word, or pending, processing, closed, …; open and done stand for several')
            [CompletionResult]::new('--quality', '--quality', [CompletionResultType]::ParameterName, 'Quality check: unchecked, passed or failed')
            [CompletionResult]::new('--reply-limit', '--reply-limit', [CompletionResultType]::ParameterName, 'Reply limit: 8h, 4h, 2h or 1h (一般, 投诉, 加急, 重大)')
            [CompletionResult]::new('--order', '--order', [CompletionResultType]::ParameterName, 'With this delivery order number (- reads numbers from standard input)')
            [CompletionResult]::new('--work-order', '--work-order', [CompletionResultType]::ParameterName, 'With this work order number (- reads numbers from standard input)')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Where the complaint was made')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'About this (web only): logistics, after-sales, refund, promotion, website, installation')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again every TIME, 5s or longer, and show what has changed, until Ctrl-C')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--overdue', '--overdue', [CompletionResultType]::ParameterName, 'Only those past their reply limit')
            [CompletionResult]::new('--on-time', '--on-time', [CompletionResultType]::ParameterName, 'Only those within their reply limit')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;complaints;show' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;complaints;stats' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What to count by, one thing or two')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Made on this day or later: 2026-11-22, yesterday/昨天, 7d, this-week/本周, last-month/上月, …')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Made on this day or earlier, the day included')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Made on this day, or in a range like 2026-11-01..2026-11-07')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'In this state: a code, the vendor''s word, or pending, processing, closed, …; open and done stand for several')
            [CompletionResult]::new('--quality', '--quality', [CompletionResultType]::ParameterName, 'Quality check: unchecked, passed or failed')
            [CompletionResult]::new('--reply-limit', '--reply-limit', [CompletionResultType]::ParameterName, 'Reply limit: 8h, 4h, 2h or 1h (一般, 投诉, 加急, 重大)')
            [CompletionResult]::new('--order', '--order', [CompletionResultType]::ParameterName, 'With this delivery order number (- reads numbers from standard input)')
            [CompletionResult]::new('--work-order', '--work-order', [CompletionResultType]::ParameterName, 'With this work order number (- reads numbers from standard input)')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Where the complaint was made')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'About this (web only): logistics, after-sales, refund, promotion, website, installation')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again every TIME, 5s or longer, and show what has changed, until Ctrl-C')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--overdue', '--overdue', [CompletionResultType]::ParameterName, 'Only those past their reply limit')
            [CompletionResult]::new('--on-time', '--on-time', [CompletionResultType]::ParameterName, 'Only those within their reply limit')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;complaints;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List complaints, all pages of them')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show complaints with all their fields')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count complaints by status, day, or what else they have')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;complaints;help;list' {
            break
        }
        'kefu;complaints;help;show' {
            break
        }
        'kefu;complaints;help;stats' {
            break
        }
        'kefu;complaints;help;help' {
            break
        }
        'kefu;views' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the views')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show views')
            [CompletionResult]::new('tickets', 'tickets', [CompletionResultType]::ParameterValue, 'List the tickets of a view, all pages of them')
            [CompletionResult]::new('count', 'count', [CompletionResultType]::ParameterValue, 'Count the tickets of views')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;views;list' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--active', '--active', [CompletionResultType]::ParameterName, 'Only those in use')
            [CompletionResult]::new('--counts', '--counts', [CompletionResultType]::ParameterName, 'With the number of tickets in each')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;views;show' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;views;tickets' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--expand-fields', '--expand-fields', [CompletionResultType]::ParameterName, 'With the tenant''s own fields by their names, a column each; options as their texts')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;views;count' {
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again every TIME, 5s or longer, and show what has changed, until Ctrl-C')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;views;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the views')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show views')
            [CompletionResult]::new('tickets', 'tickets', [CompletionResultType]::ParameterValue, 'List the tickets of a view, all pages of them')
            [CompletionResult]::new('count', 'count', [CompletionResultType]::ParameterValue, 'Count the tickets of views')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;views;help;list' {
            break
        }
        'kefu;views;help;show' {
            break
        }
        'kefu;views;help;tickets' {
            break
        }
        'kefu;views;help;count' {
            break
        }
        'kefu;views;help;help' {
            break
        }
        'kefu;tickets' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show tickets with all their fields')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;tickets;show' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;tickets;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show tickets with all their fields')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;tickets;help;show' {
            break
        }
        'kefu;tickets;help;help' {
            break
        }
        'kefu;project' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show projects with all their fields')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;project;show' {
            [CompletionResult]::new('--serial', '--serial', [CompletionResultType]::ParameterName, 'The project of the device with this serial number')
            [CompletionResult]::new('--network', '--network', [CompletionResultType]::ParameterName, 'The service network; the configured one or the head office''s without it')
            [CompletionResult]::new('--network-type', '--network-type', [CompletionResultType]::ParameterName, 'What kind of network it is')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;project;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show projects with all their fields')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;project;help;show' {
            break
        }
        'kefu;project;help;help' {
            break
        }
        'kefu;api' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--paginate', '--paginate', [CompletionResultType]::ParameterName, 'Fetch all pages, and show the records of their lists')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;check' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('view', 'view', [CompletionResultType]::ParameterValue, 'Check how many tickets a view holds')
            [CompletionResult]::new('complaints', 'complaints', [CompletionResultType]::ParameterValue, 'Check how many complaints there are, or are about to pass their reply limit; the filters are those of `list`')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Check that a directory of exports is kept up to date')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;check;view' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Warn when the number is outside this range: 10 (0 to 10), 10:, ~:10, 10:20; inside it with @10:20')
            [CompletionResult]::new('--warning', '--warning', [CompletionResultType]::ParameterName, 'Warn when the number is outside this range: 10 (0 to 10), 10:, ~:10, 10:20; inside it with @10:20')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The same for a critical state, which counts more')
            [CompletionResult]::new('--critical', '--critical', [CompletionResultType]::ParameterName, 'The same for a critical state, which counts more')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;check;complaints' {
            [CompletionResult]::new('--due-within', '--due-within', [CompletionResultType]::ParameterName, 'Only open ones without a reply whose reply limit ends within this time, e.g. 30m; -w 0 unless -w or -c is given')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Warn when the number is outside this range: 10 (0 to 10), 10:, ~:10, 10:20; inside it with @10:20')
            [CompletionResult]::new('--warning', '--warning', [CompletionResultType]::ParameterName, 'Warn when the number is outside this range: 10 (0 to 10), 10:, ~:10, 10:20; inside it with @10:20')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The same for a critical state, which counts more')
            [CompletionResult]::new('--critical', '--critical', [CompletionResultType]::ParameterName, 'The same for a critical state, which counts more')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Made on this day or later: 2026-11-22, yesterday/昨天, 7d, this-week/本周, last-month/上月, …')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Made on this day or earlier, the day included')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Made on this day, or in a range like 2026-11-01..2026-11-07')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'In this state: a code, the vendor''s word, or pending, processing, closed, …; open and done stand for several')
            [CompletionResult]::new('--quality', '--quality', [CompletionResultType]::ParameterName, 'Quality check: unchecked, passed or failed')
            [CompletionResult]::new('--reply-limit', '--reply-limit', [CompletionResultType]::ParameterName, 'Reply limit: 8h, 4h, 2h or 1h (一般, 投诉, 加急, 重大)')
            [CompletionResult]::new('--order', '--order', [CompletionResultType]::ParameterName, 'With this delivery order number (- reads numbers from standard input)')
            [CompletionResult]::new('--work-order', '--work-order', [CompletionResultType]::ParameterName, 'With this work order number (- reads numbers from standard input)')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Where the complaint was made')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'About this (web only): logistics, after-sales, refund, promotion, website, installation')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--overdue', '--overdue', [CompletionResultType]::ParameterName, 'Only those past their reply limit')
            [CompletionResult]::new('--on-time', '--on-time', [CompletionResultType]::ParameterName, 'Only those within their reply limit')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;check;export' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The directory')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'How long ago the vendor may have been asked: 26h, 90m, 1h30m')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;check;help' {
            [CompletionResult]::new('view', 'view', [CompletionResultType]::ParameterValue, 'Check how many tickets a view holds')
            [CompletionResult]::new('complaints', 'complaints', [CompletionResultType]::ParameterValue, 'Check how many complaints there are, or are about to pass their reply limit; the filters are those of `list`')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Check that a directory of exports is kept up to date')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;check;help;view' {
            break
        }
        'kefu;check;help;complaints' {
            break
        }
        'kefu;check;help;export' {
            break
        }
        'kefu;check;help;help' {
            break
        }
        'kefu;config' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Ask for each vendor''s settings and write the configuration file')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the profile, the options and the settings in force and where each comes from, secrets as ***')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the configuration file is')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Ask each configured vendor whether it accepts the credentials')
            [CompletionResult]::new('example', 'example', [CompletionResultType]::ParameterValue, 'Print an example file that has every setting')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;config;init' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;config;show' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;config;path' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;config;check' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;config;example' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;config;help' {
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Ask for each vendor''s settings and write the configuration file')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the profile, the options and the settings in force and where each comes from, secrets as ***')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the configuration file is')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Ask each configured vendor whether it accepts the credentials')
            [CompletionResult]::new('example', 'example', [CompletionResultType]::ParameterValue, 'Print an example file that has every setting')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;config;help;init' {
            break
        }
        'kefu;config;help;show' {
            break
        }
        'kefu;config;help;path' {
            break
        }
        'kefu;config;help;check' {
            break
        }
        'kefu;config;help;example' {
            break
        }
        'kefu;config;help;help' {
            break
        }
        'kefu;export' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('complaints', 'complaints', [CompletionResultType]::ParameterValue, 'Complaints by the day they were made: days that are missing, and days that may still change')
            [CompletionResult]::new('tickets', 'tickets', [CompletionResultType]::ParameterValue, 'The tickets of a view as they are now, a file a day')
            [CompletionResult]::new('counts', 'counts', [CompletionResultType]::ParameterValue, 'How many tickets views hold, a row a view added to the day''s file')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show the days of a directory, its gaps, its age and its last error')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show the last runs')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;export;complaints' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The directory; it is made if it is not there')
            [CompletionResult]::new('--layout', '--layout', [CompletionResultType]::ParameterName, 'Where in it a day''s file is')
            [CompletionResult]::new('--max-shrink', '--max-shrink', [CompletionResultType]::ParameterName, 'Refuse to replace a file by one that has lost more than this share of its rows')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Remove the files of older days than the last N')
            [CompletionResult]::new('--refresh', '--refresh', [CompletionResultType]::ParameterName, 'So many days are fetched each time, today included: complaints change after they were made')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Made on this day or later: 2026-11-22, yesterday/昨天, 7d, this-week/本周, last-month/上月, …')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Made on this day or earlier, the day included')
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Made on this day, or in a range like 2026-11-01..2026-11-07')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'In this state: a code, the vendor''s word, or pending, processing, closed, …; open and done stand for several')
            [CompletionResult]::new('--quality', '--quality', [CompletionResultType]::ParameterName, 'Quality check: unchecked, passed or failed')
            [CompletionResult]::new('--reply-limit', '--reply-limit', [CompletionResultType]::ParameterName, 'Reply limit: 8h, 4h, 2h or 1h (一般, 投诉, 加急, 重大)')
            [CompletionResult]::new('--order', '--order', [CompletionResultType]::ParameterName, 'With this delivery order number (- reads numbers from standard input)')
            [CompletionResult]::new('--work-order', '--work-order', [CompletionResultType]::ParameterName, 'With this work order number (- reads numbers from standard input)')
            [CompletionResult]::new('--channel', '--channel', [CompletionResultType]::ParameterName, 'Where the complaint was made')
            [CompletionResult]::new('--type', '--type', [CompletionResultType]::ParameterName, 'About this (web only): logistics, after-sales, refund, promotion, website, installation')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until another run on the same directory has ended')
            [CompletionResult]::new('--latest', '--latest', [CompletionResultType]::ParameterName, 'Let `latest.csv` (or what the files'' extension is) lead to the newest file')
            [CompletionResult]::new('--overdue', '--overdue', [CompletionResultType]::ParameterName, 'Only those past their reply limit')
            [CompletionResult]::new('--on-time', '--on-time', [CompletionResultType]::ParameterName, 'Only those within their reply limit')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;export;tickets' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The directory; it is made if it is not there')
            [CompletionResult]::new('--layout', '--layout', [CompletionResultType]::ParameterName, 'Where in it a day''s file is')
            [CompletionResult]::new('--max-shrink', '--max-shrink', [CompletionResultType]::ParameterName, 'Refuse to replace a file by one that has lost more than this share of its rows')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Remove the files of older days than the last N')
            [CompletionResult]::new('--view', '--view', [CompletionResultType]::ParameterName, 'The view''s id or title, e.g. 15 or 售中')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until another run on the same directory has ended')
            [CompletionResult]::new('--latest', '--latest', [CompletionResultType]::ParameterName, 'Let `latest.csv` (or what the files'' extension is) lead to the newest file')
            [CompletionResult]::new('--expand-fields', '--expand-fields', [CompletionResultType]::ParameterName, 'With the tenant''s own fields by their names')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;export;counts' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The directory; it is made if it is not there')
            [CompletionResult]::new('--layout', '--layout', [CompletionResultType]::ParameterName, 'Where in it a day''s file is')
            [CompletionResult]::new('--max-shrink', '--max-shrink', [CompletionResultType]::ParameterName, 'Refuse to replace a file by one that has lost more than this share of its rows')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Remove the files of older days than the last N')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until another run on the same directory has ended')
            [CompletionResult]::new('--latest', '--latest', [CompletionResultType]::ParameterName, 'Let `latest.csv` (or what the files'' extension is) lead to the newest file')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;export;status' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'The directory')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;export;log' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Only those that wrote to this directory')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;export;help' {
            [CompletionResult]::new('complaints', 'complaints', [CompletionResultType]::ParameterValue, 'Complaints by the day they were made: days that are missing, and days that may still change')
            [CompletionResult]::new('tickets', 'tickets', [CompletionResultType]::ParameterValue, 'The tickets of a view as they are now, a file a day')
            [CompletionResult]::new('counts', 'counts', [CompletionResultType]::ParameterValue, 'How many tickets views hold, a row a view added to the day''s file')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show the days of a directory, its gaps, its age and its last error')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show the last runs')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;export;help;complaints' {
            break
        }
        'kefu;export;help;tickets' {
            break
        }
        'kefu;export;help;counts' {
            break
        }
        'kefu;export;help;status' {
            break
        }
        'kefu;export;help;log' {
            break
        }
        'kefu;export;help;help' {
            break
        }
        'kefu;fields' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;sandbox' {
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'The port on 127.0.0.1; 0 takes any that is free')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Other data: the same seed and day give the same')
            [CompletionResult]::new('--days', '--days', [CompletionResultType]::ParameterName, 'On how many days the longest list has records')
            [CompletionResult]::new('--a-day', '--a-day', [CompletionResultType]::ParameterName, 'How many records the longest list has on each day that is over; 5 to 12 without it')
            [CompletionResult]::new('--fault', '--fault', [CompletionResultType]::ParameterName, 'Misbehave; several may be given')
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--disorder', '--disorder', [CompletionResultType]::ParameterName, 'Also forms beyond the documented ones (times as numbers, numbers as text, bare backslashes), formulas and escape sequences')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;completions' {
            [CompletionResult]::new('-p', '-p', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of the configuration file to use')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'In which format to write')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How csv and csv-excel are encoded [default: utf-8]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; its extension gives the format')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which fields, in which order; `all` for every one')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'A jq program over the whole JSON result: what comes of it is written instead, texts as they are (with -o json as JSON); @FILE reads the program from a file')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Stop after so many records')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'The language of headings and words')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'The vendors'' time zone [default: Asia/Shanghai]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour')
            [CompletionResult]::new('--ambiguous-width', '--ambiguous-width', [CompletionResultType]::ParameterName, 'How many cells the terminal gives to characters like … ─ ① [default: narrow]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s, bangwo8 120s]')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'How long the whole command may take')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'How often to repeat a request after a passing failure [default: 3]')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many pages to ask for at once [default: 4]')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Ask the sandbox inside kefu: no account, no configuration, no network')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Headings and words for people (the default of table, md, csv-excel and xlsx)')
            [CompletionResult]::new('--no-labels', '--no-labels', [CompletionResultType]::ParameterName, 'Stable keys and codes (the default of json, jsonl, csv and tsv)')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Without the line of headings (table, csv, tsv and csv-excel)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The vendor''s own records, untouched (json and jsonl)')
            [CompletionResult]::new('--mask', '--mask', [CompletionResultType]::ParameterName, 'Without personal data: 139****0001, 张*, no street of an address')
            [CompletionResult]::new('--fail-empty', '--fail-empty', [CompletionResultType]::ParameterName, 'Exit with 5 when nothing matched')
            [CompletionResult]::new('--wide', '--wide', [CompletionResultType]::ParameterName, 'Tables as wide as their data, also on a terminal')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say what is asked and how long it took; twice: each request and response, secrets removed')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'kefu;help' {
            [CompletionResult]::new('complaints', 'complaints', [CompletionResultType]::ParameterValue, 'Complaints at Gome (国美): by telephone and on the web')
            [CompletionResult]::new('views', 'views', [CompletionResultType]::ParameterValue, 'Ticket views at Bangwo8 (帮我吧 查询器): their list, tickets and counts')
            [CompletionResult]::new('tickets', 'tickets', [CompletionResultType]::ParameterValue, 'Tickets at Bangwo8 (帮我吧 工单)')
            [CompletionResult]::new('project', 'project', [CompletionResultType]::ParameterValue, 'Customer projects at eshouhou (易售后 客户项目)')
            [CompletionResult]::new('api', 'api', [CompletionResultType]::ParameterValue, 'Make a raw, read-only call, signed by the adapter; the answer is shown as it came')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check for a monitoring system: exit 0 ok, 1 warning, 2 critical, 3 could not be checked')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Make, show and check the configuration')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Keep a directory of one file a day: made for cron, complete, and safe to run again')
            [CompletionResult]::new('fields', 'fields', [CompletionResultType]::ParameterValue, 'Show the keys of records: titles, kinds, and codes with their words and what one may type for them')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Serve the vendors on this machine, with invented data, to try kefu and test scripts')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a completion script for a shell')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'kefu;help;complaints' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List complaints, all pages of them')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show complaints with all their fields')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count complaints by status, day, or what else they have')
            break
        }
        'kefu;help;complaints;list' {
            break
        }
        'kefu;help;complaints;show' {
            break
        }
        'kefu;help;complaints;stats' {
            break
        }
        'kefu;help;views' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the views')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show views')
            [CompletionResult]::new('tickets', 'tickets', [CompletionResultType]::ParameterValue, 'List the tickets of a view, all pages of them')
            [CompletionResult]::new('count', 'count', [CompletionResultType]::ParameterValue, 'Count the tickets of views')
            break
        }
        'kefu;help;views;list' {
            break
        }
        'kefu;help;views;show' {
            break
        }
        'kefu;help;views;tickets' {
            break
        }
        'kefu;help;views;count' {
            break
        }
        'kefu;help;tickets' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show tickets with all their fields')
            break
        }
        'kefu;help;tickets;show' {
            break
        }
        'kefu;help;project' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show projects with all their fields')
            break
        }
        'kefu;help;project;show' {
            break
        }
        'kefu;help;api' {
            break
        }
        'kefu;help;check' {
            [CompletionResult]::new('view', 'view', [CompletionResultType]::ParameterValue, 'Check how many tickets a view holds')
            [CompletionResult]::new('complaints', 'complaints', [CompletionResultType]::ParameterValue, 'Check how many complaints there are, or are about to pass their reply limit; the filters are those of `list`')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Check that a directory of exports is kept up to date')
            break
        }
        'kefu;help;check;view' {
            break
        }
        'kefu;help;check;complaints' {
            break
        }
        'kefu;help;check;export' {
            break
        }
        'kefu;help;config' {
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Ask for each vendor''s settings and write the configuration file')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the profile, the options and the settings in force and where each comes from, secrets as ***')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the configuration file is')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Ask each configured vendor whether it accepts the credentials')
            [CompletionResult]::new('example', 'example', [CompletionResultType]::ParameterValue, 'Print an example file that has every setting')
            break
        }
        'kefu;help;config;init' {
            break
        }
        'kefu;help;config;show' {
            break
        }
        'kefu;help;config;path' {
            break
        }
        'kefu;help;config;check' {
            break
        }
        'kefu;help;config;example' {
            break
        }
        'kefu;help;export' {
            [CompletionResult]::new('complaints', 'complaints', [CompletionResultType]::ParameterValue, 'Complaints by the day they were made: days that are missing, and days that may still change')
            [CompletionResult]::new('tickets', 'tickets', [CompletionResultType]::ParameterValue, 'The tickets of a view as they are now, a file a day')
            [CompletionResult]::new('counts', 'counts', [CompletionResultType]::ParameterValue, 'How many tickets views hold, a row a view added to the day''s file')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show the days of a directory, its gaps, its age and its last error')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show the last runs')
            break
        }
        'kefu;help;export;complaints' {
            break
        }
        'kefu;help;export;tickets' {
            break
        }
        'kefu;help;export;counts' {
            break
        }
        'kefu;help;export;status' {
            break
        }
        'kefu;help;export;log' {
            break
        }
        'kefu;help;fields' {
            break
        }
        'kefu;help;sandbox' {
            break
        }
        'kefu;help;completions' {
            break
        }
        'kefu;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
