#!/usr/bin/env bash
# Runs PolicyLint beside other linters on one folder of templates, in turn, and prints medians of whole processes.
# Usage: compare.sh FOLDER [RUNS]      RUNS: how often each of them runs, 3 where nothing is said
# POLICYLINT names a published program to measure; without it, one is published.
# GUARD_RULES names a rules file or folder for cfn-guard, which has no rules of its own.
set -euo pipefail

folder=${1:?usage: compare.sh FOLDER [RUNS]}
runs=${2:-3}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

policylint=${POLICYLINT:-}
if [ -z "$policylint" ]; then
    runtime=$(dotnet --info | sed -n 's/^ *RID: *//p' | head -n 1)
    dotnet publish "$here/../../src/PolicyLint.Cli" -c Release -r "$runtime" --self-contained false -o "$work/publish" -v q --nologo >"$work/publish.log" || {
        cat "$work/publish.log"
        exit 1
    }
    policylint=$work/publish/policylint
fi

mapfile -d '' templates < <(find "$folder" -type f \( -name '*.json' -o -name '*.yaml' -o -name '*.yml' -o -name '*.template' \) -print0)
echo "${#templates[@]} files in $folder, each program $runs times, in turn"

run_policylint() { "$policylint" check "$folder" --format concise; }
run_cfn_lint() { cfn-lint "${templates[@]}"; }
run_cfn_guard() { cfn-guard validate --rules "$GUARD_RULES" --data "$folder" --show-summary none; }
run_checkov() { checkov --directory "$folder" --framework cloudformation --quiet --compact; }

names=(policylint)
for name in cfn-lint cfn-guard checkov; do
    # A shim may be there without the program behind it.
    if ! "$name" --version >/dev/null 2>&1; then
        echo "$name: not installed, left out"
    elif [ "$name" = cfn-guard ] && [ -z "${GUARD_RULES:-}" ]; then
        echo "$name: GUARD_RULES names no rules, left out"
    else
        names+=("$name")
    fi
done

# One line for each run: CPU seconds, wall seconds, peak KiB (of the largest process; 0 where GNU time is not installed).
measure() {
    local name=$1
    if [ -x /usr/bin/time ]; then
        "/usr/bin/time" -q -f '%U %S %e %M' -o "$work/time" bash "$work/run.sh" "$name" >/dev/null 2>&1 || true
        tail -n 1 "$work/time" | awk '{ print $1 + $2, $3, $4 }' >>"$work/$name"
    else
        local TIMEFORMAT='%U %S %R'
        { time bash "$work/run.sh" "$name" >/dev/null 2>&1 || true; } 2>"$work/time"
        awk '{ print $1 + $2, $3, 0 }' "$work/time" >>"$work/$name"
    fi
}

{
    declare -p policylint folder templates
    declare -p GUARD_RULES 2>/dev/null || true
    declare -f run_policylint run_cfn_lint run_cfn_guard run_checkov
    echo '"run_${1//-/_}"'
} >"$work/run.sh"

for ((i = 0; i < runs; i++)); do
    for name in "${names[@]}"; do
        measure "$name"
    done
done

median() { sort -n -k "$2,$2" "$work/$1" | awk -v column="$2" '{ value[NR] = $column } END { print value[int((NR + 1) / 2)] }'; }

own=$(median policylint 1)
printf '%-12s %12s %12s %12s %12s\n' program 'CPU s' 'wall s' 'peak MiB' 'CPU ratio'
for name in "${names[@]}"; do
    printf '%s %s %s %s %s\n' "$name" "$(median "$name" 1)" "$(median "$name" 2)" "$(median "$name" 3)" "$own" |
        awk '{ printf "%-12s %12.2f %12.2f %12.1f %12.1f\n", $1, $2, $3, $4 / 1024, ($5 > 0 ? $2 / $5 : 0) }'
done
