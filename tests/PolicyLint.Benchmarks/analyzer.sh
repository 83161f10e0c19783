#!/usr/bin/env bash
# What the analyzer takes of a build: as the compiler reports it, and in CPU seconds beside builds without it. A program of 3,000 lines for the CDK
# and a project that has nothing to do with it are built by turns, each time by a compiler that has just been started; the program also several times by
# a compiler server that was started for it.
# Usage: analyzer.sh [RUNS] [PACKAGE]      RUNS: how often each is built, 5 where nothing is said
# PACKAGE is an earlier PolicyLint.Analyzers.*.nupkg to measure beside this one; of another version than this one.
set -euo pipefail

runs=${1:-5}
earlier=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet pack "$here/../../src/PolicyLint.Analyzers" -c Release -o "$work/feed" -v q --nologo -p:PackageVersion=0.0.0-measured >"$work/pack.log" || {
    cat "$work/pack.log"
    exit 1
}
versions=(none 0.0.0-measured)
if [ -n "$earlier" ]; then
    cp "$earlier" "$work/feed"
    version=$(basename "$earlier" .nupkg)
    versions+=("${version#PolicyLint.Analyzers.}")
fi

dotnet run --project "$here" -c Release -v q -- app "$work/app"
mkdir "$work/other"
sed '/Amazon.CDK.Lib/d' "$work/app/SampleApp.csproj" >"$work/other/Other.csproj"
echo 'Console.WriteLine("Hello");' | sed '1i using System;' >"$work/other/Program.cs"

# Only now: these would be properties of our own projects, too.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 UseSharedCompilation=false
export RestoreAdditionalProjectSources=$work/feed RestorePackagesPath=$work/packages
RestoreFallbackFolders=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')
export RestoreFallbackFolders

# One line for each build: seconds that the compiler reports for the analyzer, CPU seconds and wall seconds of the whole build.
# measure PROJECT VERSION NAME [PROPERTY...]
measure() {
    local project=$1 version=$2 name=$3 TIMEFORMAT='%U %S %R'
    local properties=(-p:ReportAnalyzer=true -p:PolicyLintMode=All "${@:4}")
    [ "$version" = none ] || properties+=("-p:PolicyLintVersion=$version")
    { time dotnet build "$work/$project" --no-restore -t:Rebuild -v d --nologo "${properties[@]}" >"$work/log" || { grep error "$work/log" >&2; exit 1; }; } 2>"$work/time"
    local reported
    reported=$(awk '/PolicyLint\.Analyzers, Version/ { sub("<", "", $1); print $1; exit }' "$work/log")
    echo "${reported:-0} $(awk 'END { print $1 + $2, $3 }' "$work/time")" >>"$work/$name"
}

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

for project in app other; do
    printf '\n%-8s%-20s%12s%12s%12s   (medians of %s builds, seconds)\n' "" version analyzer CPU wall "$runs"
    for version in "${versions[@]}"; do
        : >"$work/$project-$version"
    done
    for ((run = 0; run < runs; run++)); do
        for version in "${versions[@]}"; do
            restored=()
            [ "$version" = none ] || restored=("-p:PolicyLintVersion=$version")
            dotnet restore "$work/$project" -v q --nologo "${restored[@]}" >"$work/restore.log" || { cat "$work/restore.log"; exit 1; }
            measure "$project" "$version" "$project-$version"
        done
    done
    for version in "${versions[@]}"; do
        printf '%-8s%-20s%12s%12s%12s\n' "$project" "$version" "$(cut -d' ' -f1 "$work/$project-$version" | median)" \
            "$(cut -d' ' -f2 "$work/$project-$version" | median)" "$(cut -d' ' -f3 "$work/$project-$version" | median)"
    done
done

served=4
printf '\n%-8s%-20s   what the analyzer takes of the first %s compilations of a server (medians of %s servers, seconds)\n' "" version "$served" "$runs"
for ((run = 0; run < runs; run++)); do
    for version in "${versions[@]:1}"; do
        dotnet restore "$work/app" -v q --nologo "-p:PolicyLintVersion=$version" >"$work/restore.log" || { cat "$work/restore.log"; exit 1; }
        for ((build = 1; build <= served; build++)); do
            measure app "$version" "served-$version-$build" -p:UseSharedCompilation=true "-p:SharedCompilationId=policylint-$$-$run-$version"
        done
    done
done
for version in "${versions[@]:1}"; do
    printf '%-8s%-20s' app "$version"
    for ((build = 1; build <= served; build++)); do
        printf '%12s' "$(cut -d' ' -f1 "$work/served-$version-$build" | median)"
    done
    echo
done
