# The Debian root file system that everything runs in.

archive() { # the machine's own mirror if it is one of Debian, else Debian's
  local uri='' ID='' VERSION_CODENAME=''
  . /etc/os-release
  [ "$ID" != debian ] || uri=$(apt-get indextargets --format "\$(REPO_URI)" \
    'Identifier: Packages' "Release: $VERSION_CODENAME" 'Component: main' | head -1)
  echo "${uri:-http://deb.debian.org/debian}"
}

apt_settings() { # the machine's own proxies and rules for frozen archives hold inside too
  cat <<'E'
APT::Install-Recommends "false";
Acquire::Languages "none";
