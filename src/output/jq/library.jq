# What jq 1.7's manual has and jaq's library has not, or has otherwise.

# Texts: a whole number is written without `.0`, whatever it was computed by.
def tostring: if isstring then . else tojson end;
def @text: tostring;
def @json: tojson;
def @html: tostring | escape_html | gsub("&apos;"; "&#39;");
def @uri: tostring | encode_uri;
def @base64: tostring | encode_base64;
def ltrimstr($text): if isstring and ($text | isstring) and startswith($text) then .[($text | length):] else . end;
def rtrimstr($text):
  if isstring and ($text | isstring) and endswith($text) then .[:length - ($text | length)] else . end;
def join($mark):
  map(if . == null then "" else tostring end) | .[:-1][] += $mark | reduce .[] as $text (""; . + $text);
def ascii: [.] | implode;

# Paths
def __put($path; $value):
  if $path == [] then $value
  else
    $path[0] as $key
    | if . != null then . elif ($key | isnumber) then [] else {} end
    | if isarray and ($key | isnumber) and $key >= length then . + [range(length; $key + 1) | null] end
    | .[$key] |= __put($path[1:]; $value)
  end;
def setpath($path; $value): __put($path; $value);
def pick(f): . as $whole | reduce path(f) as $path (null; __put($path; $whole | getpath($path)));
def leaf_paths: paths(scalars);
def delpaths($paths):
  reduce ($paths | unique | reverse)[] as $path (.; if . == null then . else getpath($path) |= empty end);
def del(f): delpaths([path(f)]);

# Streams
def tostream:
  def from($path):
    if isarray or isobject then
      if length == 0 then [$path, .]
      else
        (keys_unsorted[] as $key | .[$key] | from($path + [$key])),
        (keys_unsorted | [$path + [last]])
      end
    else [$path, .] end;
  from([]) | if length == 1 and .[0] == [] then empty else . end;
def fromstream(f):
  foreach f as $event ({};
    if .done then {} end
    | ($event[0] | length) as $depth
    | if ($event | length) == 2 then
        .value = (.value | __put($event[0]; $event[1])) | .done = ($depth == 0)
      else .done = ($depth == 1) end;
    if .done then .value else empty end);
def truncate_stream($depth; stream):
  stream | if (.[0] | length) > $depth then .[0] |= .[$depth:] else empty end;
def truncate_stream(stream): . as $depth | truncate_stream($depth; stream);

# Tables
def INDEX(stream; f): reduce stream as $row ({}; .[$row | f | tostring] = $row);
def INDEX(f): INDEX(.[]; f);
def IN(values): any(values == .; .);
def IN(source; values): any(source == values; .);
def JOIN($index; f): [.[] | [., $index[f]]];
def JOIN($index; stream; f): stream | [., $index[f]];
def JOIN($index; stream; f; join): stream | [., $index[f]] | join;

# Objects
def from_entries:
  reduce .[] as $entry ({};
    . + {
      ($entry | [.key, .k, .name, .Name, .Key, .K] | map(values) | first | if isstring then . else tojson end):
      ($entry | [.value, .v, .Value, .V] | map(values) | first)
    });

# Arrays
def reverse: if isstring then explode | reverse | implode else [.[length - 1 - range(length)]] end;
def flatten($depth): if $depth > 0 then [.[] | if isarray then flatten($depth - 1)[] else . end] end;
def repeat(f): def rec: ., (f | rec); rec;

# And the rest
def gamma: lgamma;
def toarray: if isarray then . else [.] end;
def isvalid(f): try (f | true) catch false;
def recurse_down: recurse;
def have_literal_numbers: true;
def have_decnum: true;
def dateadd(unit; $number): . + $number;
def datesub(unit; $number): . - $number;
def date: todate;

# Formats
def __row(quoted; $format):
  if isarray then .[] else error("\(type) (\(tojson)) cannot be \($format)-formatted, only an array can be") end
  | if isnumber or isboolean then tojson elif isstring then quoted elif . == null then ""
    else error("\(type) (\(tojson)) is not valid in a \($format) row") end;
def @csv: [__row("\"" + gsub("\""; "\"\"") + "\""; "csv")] | join(",");
def @tsv:
  [__row(gsub("\\\\"; "\\\\") | gsub("\t"; "\\t") | gsub("\n"; "\\n") | gsub("\r"; "\\r"); "tsv")] | join("\t");
def @base32: tostring | encode_base32;
def @base32d: tostring | decode_base32;

# Ends
def halt_error($code): halt_with($code);
def halt_error: halt_error(5);
