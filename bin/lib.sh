# Shared by the scripts of this folder; sourced, never run. Every script then stands in the root of the repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*"; }

# A refusal says what is wrong and what to do, then stops.
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Debian packages of the arguments that are not installed, on one line.
missing_packages() {
  local package
  for package in "$@"; do
    [[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" == installed ]] || printf '%s ' "$package"
  done
}

# A TCP port on loopback that is free now.
free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Builds the product in a configuration, unless no source is newer than the last good build.
#
# The stamp carries the time at which the build began, so that a file saved during a build counts as newer.
# Folders are compared too: their time changes when a file goes away.
build() {
  local configuration=$1 stamp=.build/$1/built-by-bin
  if [[ -x .build/$configuration/xinqiao && -e $stamp ]] &&
    [[ -z "$(find Sources Package.swift -newer "$stamp" -print -quit)" ]]; then
    return
  fi
  local began
  began=$(date '+%Y-%m-%d %H:%M:%S.%N')
  swift build --configuration "$configuration" --product xinqiao
  touch -d "$began" "$stamp"
}

# Serves the demo city with a binary: serve_demo <configuration> <data folder> [arguments for serve …]
serve_demo() {
  local configuration=$1 data=$2
  shift 2
  mkdir -p "$data"
  local arguments=(serve --demo --port "${PORT:-8080}" --data "$data")
  [[ -z "${DATABASE:-}" ]] || arguments+=(--database "$DATABASE")
  exec ".build/$configuration/xinqiao" "${arguments[@]}" "$@"
}
