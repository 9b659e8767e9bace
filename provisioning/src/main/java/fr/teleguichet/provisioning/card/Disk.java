package fr.teleguichet.provisioning.card;

/**
 * A disk of this machine, as a person should recognise it before it is written to.
 *
 * @param name as under /dev, such as {@code sdb} or {@code mmcblk0}
 * @param model what its maker calls it; may be empty
 * @param bytes its size
 */
public record Disk(String name, String model, long bytes) {}
