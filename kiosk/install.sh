# Sourced by kiosk/run and tests/run: installs the Debian packages that are missing, and says so. As root, or with sudo.

build_packages="cmake ninja-build g++ pkg-config libimgui-dev libglfw3-dev libepoxy-dev libgl-dev libpng-dev libwebp-dev libsqlite3-dev libicu-dev
  libpango1.0-dev libcairo2-dev libfontconfig-dev libfyaml-dev libsodium-dev nlohmann-json3-dev libcli11-dev
  libsndfile1-dev libasound2-dev libqrcodegencpp-dev libcups2-dev libzstd-dev libpq-dev libcurl4-openssl-dev"
run_packages="fonts-noto-core fonts-noto-cjk fontconfig libgl1-mesa-dri libgl1 xvfb xauth speech-dispatcher speech-dispatcher-espeak-ng"
test_packages="catch2 gettext libxtst-dev cups-daemon cups-client poppler-utils zbar-tools minisign postgresql nginx-light openssl dpkg-dev file"

# need PACKAGE…
need() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing ${#missing[@]} packages: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing, and there is no sudo to install them with: ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
  fi
  # Debian's PostgreSQL would make a server that starts with the machine: the tests start their own, in a folder that goes.
  case " ${missing[*]} " in *" postgresql "*)
    printf 'create_main_cluster = false\n' | "${as_root[@]}" install -D -m 644 /dev/stdin /etc/postgresql-common/createcluster.d/repere.conf ;;
  esac
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/tmp/repere-install.$$ 2>&1 ||
    { cat /tmp/repere-install.$$ >&2; rm -f /tmp/repere-install.$$; echo "The packages could not be installed." >&2; exit 1; }
  rm -f /tmp/repere-install.$$
  # Likewise Debian's nginx, which begins to serve when it is installed.
  case " ${missing[*]} " in *" nginx-light "*)
    { "${as_root[@]}" service nginx stop; "${as_root[@]}" update-rc.d nginx disable; } >/dev/null 2>&1 || true ;;
  esac
  echo "Installed."
}

# build PRESET FOLDER [CMAKE OPTIONS…] -- [TARGETS…]     a first build takes minutes: it tells how far it is
build() {
  local preset=$1 folder=$2 options=()
  shift 2
  while [ $# -gt 0 ] && [ "$1" != -- ]; do options+=("$1"); shift; done
  [ $# -eq 0 ] || shift
  [ -f "$folder/build.ninja" ] || echo "Configuring ($preset)…"
  cmake --preset "$preset" "${options[@]}" >"$folder.log" 2>&1 || { cat "$folder.log" >&2; exit 1; }
  rm -f "$folder.log"
  NINJA_STATUS="[%f/%t, %es] " cmake --build --preset "$preset" -- "$@" || exit 1
}
