package fr.teleguichet.provisioning.card;

/**
 * A part of a disk.
 *
 * @param number counted from 1 as Linux does; 0 for a disk without a partition table that is one
 *     file system
 * @param offset where it begins, in bytes
 * @param length in bytes
 * @param type its kind: an MBR type such as {@code 0c}, a GPT type such as {@code
 *     ebd0a0a2-b9e5-4433-87c0-68b6b72699c7}
 * @param fat whether a FAT file system begins there
 */
public record Partition(int number, long offset, long length, String type, boolean fat) {}
