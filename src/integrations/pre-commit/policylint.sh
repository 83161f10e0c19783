#!/bin/sh
# Builds the program from this checkout when it is first asked for, and runs it in the folder that is committed from.
set -eu
source=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd)
built=$source/artifacts/pre-commit.built
if [ ! -e "$built" ]; then
  # What goes wrong in the build is said; that it went well is not.
  POLICYLINT_FAST=1 dotnet build "$source/src/PolicyLint.Cli" --configuration Release --nologo --verbosity quiet >&2
  mkdir -p "$source/artifacts"
  : > "$built"
fi
exec dotnet "$source/src/PolicyLint.Cli/bin/Release/net10.0/policylint.dll" "$@"
