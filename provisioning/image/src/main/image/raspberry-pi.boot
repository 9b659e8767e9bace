#!/bin/bash
# What a Raspberry Pi's firmware reads: raspberry-pi.boot WORK 4|5 PROFILE MODULE, with the kiosk's root in WORK/root and the
# module teleguichet_tryboot for its kernel. Makes WORK/boot.vfat, the boot partition of slot A, and takes from the root what
# lies there now.
set -euo pipefail
work=$1 board=$2 profile=$3 module=$4
here=$(cd "$(dirname "$0")" && pwd)
root=$work/root files=$work/boot-files

# There is one. Those of backports lie among their modules.
kernel=$(ls "$root/usr/lib/modules")
install -D -m 644 "$module" "$root/usr/lib/modules/$kernel/updates/teleguichet_tryboot.ko"
depmod -b "$root" "$kernel"

mkdir -p "$files/overlays"
vmlinuz=$root/boot/vmlinuz-$kernel
[ -e "$vmlinuz" ] || vmlinuz=$root/usr/lib/modules/$kernel/vmlinuz
cp "$vmlinuz" "$files/vmlinuz"
cp "$root/boot/initrd.img-$kernel" "$files/initrd.img"
# Where device trees lie is a matter of the kernel's version.
trees=$root/usr/lib/modules/$kernel/dtb/broadcom
[ -d "$trees" ] || trees=$root/usr/lib/linux-image-$kernel/broadcom
case $board in
  4)
    cp "$trees/bcm2711-rpi-4-b.dtb" "$files/"
    # A Raspberry Pi 5 has its own in its memory.
    cp "$root"/usr/lib/raspi-firmware/{start4.elf,fixup4.dat} "$files/"
    ;;
  5)
    cp "$trees/bcm2712-rpi-5-b.dtb" "$files/"
    # The firmware asks for that of the second stepping by Raspberry Pi's own name of it.
    cp "$trees/bcm2712-d-rpi-5-b.dtb" "$files/bcm2712d0-rpi-5-b.dtb"
    sed -i "s/^compatible=.*/compatible=teleguichet-raspberry-pi-5/" "$root/etc/rauc/system.conf"
    ;;
esac

"$here/raspberry-pi.config" "$board" "$profile" "$files/overlays" > "$files/config.txt"
# One line, that of slot A: hook makes it that of B. A console has to be named, or it would be the one of the device tree,
# which is the header. A file system with errors is mended whatever it takes: nobody is there to be asked.
echo "root=PARTLABEL=root-a rootfstype=ext4 ro rootwait rauc.slot=A console=tty0 quiet loglevel=3 vt.global_cursor_default=0" \
  "consoleblank=0 panic=10 oops=panic fsck.repair=yes systemd.import_credentials=no systemd.gpt_auto=no" > "$files/cmdline.txt"

# With room for the kernels of some years.
truncate -s 256M "$work/boot.vfat"
mformat -i "$work/boot.vfat" -F -v SYSTEM ::
mcopy -s -i "$work/boot.vfat" "$files"/* ::/

# The firmware reads nothing of the root, so nothing of it lies there twice.
find "$root/boot" -mindepth 1 -delete
mkdir "$root/boot/firmware"
rm -rf "$root/usr/lib/raspi-firmware" "$root/usr/lib/modules/$kernel/vmlinuz"
