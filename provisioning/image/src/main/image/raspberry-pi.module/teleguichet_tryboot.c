// SPDX-License-Identifier: GPL-2.0-only
/*
 * Tells the Raspberry Pi's firmware that the next start is a trial when the machine is restarted with "0 tryboot".
 *
 * Raspberry Pi's own kernel does that by itself (raspberrypi/linux, pull request 3937). Linux as Debian has it does not, and
 * has no other way to the firmware from outside the kernel (raspberrypi/rpi-eeprom, issue 716). The firmware forgets the
 * flag at the start after.
 */
#include <linux/module.h>
#include <linux/notifier.h>
#include <linux/of.h>
#include <linux/reboot.h>
#include <linux/string.h>
#include <soc/bcm2835/raspberrypi-firmware.h>

/* Not in Linux's list of the firmware's properties. */
#define SET_REBOOT_FLAGS 0x00038064
#define TRYBOOT 1

static int restart(struct notifier_block *block, unsigned long action, void *command)
{
	struct device_node *node;
	struct rpi_firmware *firmware;
	u32 flags = TRYBOOT;
	int failed;

	if (action != SYS_RESTART || !command || !strstr(command, " tryboot"))
		return NOTIFY_DONE;
	node = rpi_firmware_find_node();
	firmware = node ? rpi_firmware_get(node) : NULL;
	of_node_put(node);
	if (!firmware) {
		pr_err("teleguichet_tryboot: no firmware of a Raspberry Pi; the next start is the usual one\n");
		return NOTIFY_DONE;
	}
	failed = rpi_firmware_property(firmware, SET_REBOOT_FLAGS, &flags, sizeof(flags));
	if (failed)
		pr_err("teleguichet_tryboot: the firmware said %d; the next start is the usual one\n", failed);
	else
		pr_notice("teleguichet_tryboot: the next start is a trial\n");
	rpi_firmware_put(firmware);
	return NOTIFY_DONE;
}

static struct notifier_block on_restart = { .notifier_call = restart };

static int __init begin(void)
{
	return register_reboot_notifier(&on_restart);
}

static void __exit end(void)
{
	unregister_reboot_notifier(&on_restart);
}

module_init(begin);
module_exit(end);
MODULE_DESCRIPTION("A trial start of a Raspberry Pi by reboot \"0 tryboot\"");
MODULE_LICENSE("GPL");
