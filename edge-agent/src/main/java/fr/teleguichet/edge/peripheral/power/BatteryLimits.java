package fr.teleguichet.edge.peripheral.power;

import fr.teleguichet.hardware.device.HealthyRange;

/**
 * Where worry begins.
 *
 * @param charge in percent
 * @param runtime in seconds
 */
public record BatteryLimits(HealthyRange charge, HealthyRange runtime) {}
