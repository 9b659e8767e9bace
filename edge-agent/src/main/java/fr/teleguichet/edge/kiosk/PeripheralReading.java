package fr.teleguichet.edge.kiosk;

import fr.teleguichet.hardware.device.PeripheralState;

/**
 * How a peripheral that is there is doing.
 *
 * @param state its state
 * @param reasons keywords separated by commas; empty when all is well
 * @param model maker and model, empty when unknown
 */
public record PeripheralReading(PeripheralState state, String reasons, String model) {}
