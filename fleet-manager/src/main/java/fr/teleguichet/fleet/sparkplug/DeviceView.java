package fr.teleguichet.fleet.sparkplug;

import java.time.Instant;

/**
 * A peripheral at one moment.
 *
 * @param present whether it is there
 * @param since since when it is there, away, or in its state
 * @param state the word of a {@code PeripheralState}, or one of a newer kiosk; empty when it never
 *     said
 * @param reasons keywords separated by commas
 * @param model maker and model
 */
public record DeviceView(
    boolean present, Instant since, String state, String reasons, String model) {}
