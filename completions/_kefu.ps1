# Completion of kefu for PowerShell. `kefu completions powershell` prints this file; kefu itself knows what can be completed.
#
# In $PROFILE:  kefu completions powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName 'kefu', 'kefu.exe' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $before = @()
    $word = ''
    foreach ($element in $commandAst.CommandElements) {
        $start = $element.Extent.StartOffset
        if ($element.Extent.EndOffset -lt $cursorPosition) {
            # Without its quotation marks.
            $before += if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $element.Value } else { $element.Extent.Text }
        } elseif ($start -lt $cursorPosition) {
            $word = $element.Extent.Text.Substring(0, $cursorPosition - $start)
        }
    }

    # kefu writes UTF-8, and a mark before the last word keeps an empty one.
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $lines = & kefu completions powershell '--' @before "=$word" 2>$null
    } finally {
        [Console]::OutputEncoding = $encoding
    }
    foreach ($line in $lines) {
        $typed, $value, $help = $line -split "`t", 3
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new($typed, $value, 'ParameterValue', $help)
    }
}
