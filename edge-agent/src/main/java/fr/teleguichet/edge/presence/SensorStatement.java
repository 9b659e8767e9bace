package fr.teleguichet.edge.presence;

import java.util.OptionalInt;

/**
 * What one sensor says by itself, before fusion.
 *
 * @param active whether it sees somebody within its reach
 * @param centimetres how far away, where the sensor tells
 */
public record SensorStatement(Sensor sensor, boolean active, OptionalInt centimetres) {}
