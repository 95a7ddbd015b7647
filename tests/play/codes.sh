#!/bin/sh
# What a telephone reads in the pictures that codes.play took: codes.sh FOLDER
set -eu
read_code() { zbarimg --quiet --raw "$1/$2.png" || { echo "$2.png: no code can be read" >&2; exit 1; }; }
says() { printf '%s' "$1" | grep -qF "$2" || { printf '%s\ndoes not say %s\n' "$1" "$2" >&2; exit 1; }; }
card=$(read_code "$1" service)
says "$card" BEGIN:VCARD
says "$card" +33442263196
[ "$(read_code "$1" contrast)" = "$card" ]
says "$(read_code "$1" arabic)" +33442263196
list=$(read_code "$1" list)
[ -n "$list" ]
[ "$(read_code "$1" quiet)" = tel:+33800059595 ]        # no name
if zbarimg --quiet --raw "$1/before.png" >/dev/null 2>&1; then echo "before.png: a code, before it was asked for" >&2; exit 1; fi
