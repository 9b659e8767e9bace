package fr.teleguichet.hardware.board;

/**
 * The USB device class by which a peripheral is recognised, so that another maker's does as well
 * (USB-IF, defined class codes).
 */
public enum UsbClass {
  /** 01h. */
  AUDIO,
  /** 03h: touch screens, buttons. */
  HID,
  /** 07h; with protocol 04h it speaks IPP over USB. */
  PRINTER,
  /** 0Bh: readers for PC/SC. */
  SMART_CARD,
  /** 0Eh: UVC cameras. */
  VIDEO,
  /** 03h with the usages of a power device (Usage Tables for HID Power Devices). */
  POWER_DEVICE
}
