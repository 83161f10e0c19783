#!/usr/bin/env bash
# Installs the tool beside the job and judges; the job fails as policylint does, after the report is written.
set -euo pipefail

tools="$RUNNER_TEMP/policylint"
install=(dotnet tool install policylint --tool-path "$tools")
if [[ -n "${POLICYLINT_VERSION:-}" ]]; then install+=(--version "$POLICYLINT_VERSION"); fi
if [[ -n "${POLICYLINT_SOURCE:-}" ]]; then install+=(--source "$POLICYLINT_SOURCE"); fi
if [[ ! -x "$tools/policylint" ]]; then "${install[@]}"; fi

read -r -a arguments <<<"${POLICYLINT_ARGUMENTS:-}"
read -r -a paths <<<"${POLICYLINT_PATHS:-.}"
sarif="${POLICYLINT_SARIF:-policylint.sarif}"
code=0
"$tools/policylint" check --format github --format "sarif=$sarif" "${arguments[@]}" -- "${paths[@]}" || code=$?

printf 'sarif=%s\nexit-code=%s\n' "$sarif" "$code" >>"$GITHUB_OUTPUT"
exit "$code"
