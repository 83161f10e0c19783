#!/bin/sh
# Builds the program from this checkout when it is first asked for, and runs it in the folder that is committed from.
set -eu
source=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd)
built=$source/artifacts/pre-commit.built
if [ ! -e "$built" ]; then
  if ! said=$(POLICYLINT_FAST=1 dotnet build "$source/src/PolicyLint.Cli" --configuration Release --nologo --verbosity quiet 2>&1); then
    printf '%s\n' "$said" "PolicyLint could not be built; nothing was judged." >&2
    exit 3
  fi
  mkdir -p "$source/artifacts"
  : > "$built"
fi
exec dotnet "$source/src/PolicyLint.Cli/bin/Release/net10.0/policylint.dll" "$@"
