#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Installs what govkpi is built with, from Debian's packages. Does nothing where all is there.
#
#   scripts/setup.sh          everything
#   scripts/setup.sh demo     what scripts/demo.sh needs
#   scripts/setup.sh test     what scripts/test.sh needs
#   scripts/setup.sh full     what scripts/test.sh --full needs: also a browser, fonts, a spreadsheet program
#   scripts/setup.sh bench    what the benchmarks need
set -euo pipefail

build_packages=(g++ cmake ninja-build pkg-config libfmt-dev libutf8proc-dev nlohmann-json3-dev libboost-dev libcli11-dev)
test_packages=(clang libclang-rt-dev catch2 librapidcheck-dev libicu-dev libtbb-dev libsqlite3-dev libssl-dev libxlsxwriter-dev zlib1g-dev libexpat1-dev libkainjow-mustache-dev python3 doxygen valgrind)
bench_packages=(libbenchmark-dev libicu-dev libtbb-dev libsqlite3-dev libssl-dev libxlsxwriter-dev zlib1g-dev python3 python3-pandas)
full_packages=(chromium libreoffice-calc fonts-dejavu fonts-noto-core fontconfig openjdk-17-jre-headless)

build_tools=(g++ cmake ninja pkg-config)
test_tools=(clang++ doxygen)
full_tools=(node npm java fc-list)

packages=("${build_packages[@]}")
tools=("${build_tools[@]}")
case "${1-all}" in
    demo) ;;
    test)
        packages+=("${test_packages[@]}")
        tools+=("${test_tools[@]}")
        ;;
    full)
        packages+=("${test_packages[@]}" "${full_packages[@]}")
        tools+=("${test_tools[@]}" "${full_tools[@]}")
        # Who has node from elsewhere keeps it: Debian's npm would not go with it.
        command -v npm > /dev/null || packages+=(nodejs npm)
        ;;
    bench) packages+=("${bench_packages[@]}") ;;
    all)
        packages+=("${test_packages[@]}" "${bench_packages[@]}")
        tools+=("${test_tools[@]}")
        ;;
    *)
        echo "usage: scripts/setup.sh [demo|test|full|bench]" >&2
        exit 2
        ;;
esac

# ---- not Debian: name what is needed, and go on if the tools at least are there ----
if ! command -v apt-get > /dev/null || ! command -v dpkg-query > /dev/null; then
    missing_tools=()
    for tool in "${tools[@]}"; do
        command -v "$tool" > /dev/null || missing_tools+=("$tool")
    done
    echo "This is not Debian: install these by your system's names, where they are missing: ${packages[*]}" >&2
    if ((${#missing_tools[@]} > 0)); then
        echo "Not found: ${missing_tools[*]}" >&2
        exit 1
    fi
    exit 0
fi

# ---- Debian ----
missing_packages=()
for package in "${packages[@]}"; do
    status=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2> /dev/null || true)
    [[ $status == installed* ]] || missing_packages+=("$package")
done
if ((${#missing_packages[@]} == 0)); then
    exit 0
fi

as_root=()
if (($(id -u) != 0)); then
    if ! command -v sudo > /dev/null; then
        echo "These packages are missing; install them as root: apt-get install ${missing_packages[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive
    apt-get install --yes --quiet --no-install-recommends "${missing_packages[@]}")

echo "Installing ${missing_packages[*]}"
# The lists of packages are fetched only where the ones at hand are missing or too old.
if ! apt-get install --simulate --quiet=2 "${missing_packages[@]}" > /dev/null 2>&1 || ! "${install[@]}"; then
    "${as_root[@]}" apt-get update --quiet
    "${install[@]}"
fi
